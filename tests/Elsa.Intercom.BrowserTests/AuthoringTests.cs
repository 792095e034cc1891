using System.Text.RegularExpressions;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public partial class AuthoringTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task An_author_drags_the_activity_runs_it_and_finds_the_conversation_in_the_inbox()
    {
        var editor = await Authors.StartAsync(Page, "Greet Grace");
        await editor.AddVariableAsync("Conversation", "String");
        await Authors.FillAsync(editor, "grace@example.com", "`I have ${1 + 1} questions`");
        await editor.BindAsync("Conversation ID", "Conversation");
        await Authors.WriteAsync(editor, "`Created ${getConversation()}`");
        await editor.ConnectAsync(Authors.Create, "Done", Authors.Write);
        await editor.PublishAsync();
        await Assertions.Expect(editor.Messages.GetByText("published")).ToBeVisibleAsync();

        var instance = await editor.RunAsync();
        await Assertions.Expect(instance.Value("Sub status")).ToHaveTextAsync("Finished");
        await instance.SelectAsync(Authors.Create);
        await Assertions.Expect(instance.Value("ConversationId")).ToHaveTextAsync(Id());
        var id = (await instance.Value("ConversationId").InnerTextAsync()).Trim();
        await instance.SelectAsync(Authors.Write);
        await Assertions.Expect(instance.Value("Text")).ToHaveTextAsync($"Created {id}");

        var inbox = new InboxPage(Page);
        await inbox.OpenAsync();
        await inbox.Conversation(id).ClickAsync();
        await Assertions.Expect(inbox.Thread).ToContainTextAsync("I have 2 questions");
        await Assertions.Expect(inbox.Thread).ToContainTextAsync("Grace Hopper");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_storage_of_a_variable_is_what_the_author_chose()
    {
        var editor = await EditorPage.OpenAsync(Page, await Designer.SaveAsync(Authors.Workflow("Stored", body: null)));
        await editor.AddVariableAsync("Short", "String", "Memory");
        await editor.AddVariableAsync("Long", "String", "Workflow Instance");
        editor = await editor.ReloadAsync();
        await editor.OpenVariablesAsync();

        await Assertions.Expect(editor.Variable("Short")).ToContainTextAsync("Memory");
        await Assertions.Expect(editor.Variable("Long")).ToContainTextAsync("Workflow Instance");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_last_text_is_in_the_run_even_if_Run_is_pressed_at_once()
    {
        var editor = await EditorPage.OpenAsync(Page, await Designer.SaveAsync(Authors.Workflow("In a hurry", body: null, "Done")));
        await editor.SelectAsync(Authors.Create, "Message");
        await editor.Input("Message").Locator("textarea").First.FillAsync("Typed at the last moment");
        var instance = await editor.RunAsync();

        await Assertions.Expect(instance.Value("Sub status")).ToHaveTextAsync("Finished");
        await instance.SelectAsync(Authors.Create);
        await Assertions.Expect(instance.Value("Body")).ToHaveTextAsync("Typed at the last moment");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_last_text_is_saved_when_the_author_leaves_at_once()
    {
        var definition = await Designer.SaveAsync(Authors.Workflow("Off and away", body: null));
        var editor = await EditorPage.OpenAsync(Page, definition);
        await editor.SelectAsync(Authors.Create, "Contact");
        await editor.Input("Contact").Locator("input").FillAsync("ada@example.com");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Workflows", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync("**" + DefinitionsPage.Address);

        Assert.Contains("ada@example.com", (await Designer.DefinitionAsync(definition)).ToJsonString(), StringComparison.Ordinal);
        Complaints.AssertNone();
    }

    [GeneratedRegex(@"^\s*\d+\s*$")]
    private static partial Regex Id();
}
