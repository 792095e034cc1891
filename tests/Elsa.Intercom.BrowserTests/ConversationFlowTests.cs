using System.Text.Json.Nodes;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>A workflow of five steps that goes on with a conversation: find, reply, assign, tag, close.</summary>
public class ConversationFlowTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    private const string Find = "FindConversations1";
    private const string Reply = "ReplyToConversation1";
    private const string Assign = "AssignConversation1";
    private const string Tag = "TagIt";
    private const string Close = "CloseIt";

    /// <summary>The sandbox's first team.</summary>
    private const string Support = "201";

    // Room for five steps with the names of their outcomes.
    protected override BrowserNewContextOptions Window => new() { ViewportSize = new ViewportSize { Width = 2400, Height = 1300 } };

    [Fact]
    public async Task An_author_drags_find_reply_and_assign_and_the_conversation_is_answered_assigned_tagged_and_closed()
    {
        var sandbox = new InboxApi(Designer.Inbox);
        var (conversation, contact) = await sandbox.StartAsync("Katherine Johnson");
        await sandbox.StartAsync("Somebody Else");
        var editor = await EditorPage.OpenAsync(Page, await Designer.SaveAsync(LastSteps()));
        await editor.AddVariableAsync("Conversation", "String");
        await editor.DragAsync("Intercom", "Find Intercom Conversations", 0.02f, 0.05f);
        await editor.DragAsync("Intercom", "Reply to Intercom Conversation", 0.35f, 0.05f);
        await editor.DragAsync("Intercom", "Assign Intercom Conversation", 0.68f, 0.05f);

        await editor.SelectAsync(Find, "Contact");
        await editor.WriteAsync("Contact", contact);
        await editor.ChooseAsync("State", "Open");
        await editor.BindAsync("Conversation ID", "Conversation");
        await editor.SelectAsync(Reply, "Conversation");
        await editor.WriteExpressionAsync("Conversation", "JavaScript", "getConversation()");
        await editor.WriteExpressionAsync("Message", "JavaScript", "`We look into ${getConversation()}`");
        await editor.SelectAsync(Assign, "Conversation");
        await editor.WriteExpressionAsync("Conversation", "JavaScript", "getConversation()");
        Assert.Equal(await AssigneesAsync(sandbox), (await editor.ChoicesAsync("Assign to")).Order(StringComparer.Ordinal));
        await editor.ChooseAsync("Assign to", "Support (team)");
        await editor.ConnectAsync(Find, "Done", Reply);
        await editor.ConnectAsync(Reply, "Done", Assign);
        await editor.ConnectAsync(Assign, "Done", Tag);

        var instance = await editor.RunAsync();
        await Assertions.Expect(instance.Value("Sub status")).ToHaveTextAsync("Finished");
        await Assertions.Expect(instance.Results).ToContainTextAsync(
            ["Find Intercom Conversations Done", "Reply to Intercom Conversation Done", "Assign Intercom Conversation Done", "Tag Intercom Conversation Done",
             "Close Intercom Conversation Done"]);
        await instance.SelectAsync(Find);
        await Assertions.Expect(instance.Value("ConversationId")).ToHaveTextAsync(conversation);

        AssertConversation(await sandbox.GetAsync($"/conversations/{conversation}"));
        Complaints.AssertNone();
    }

    /// <summary>The last two steps, already connected.</summary>
    private static JsonObject LastSteps()
    {
        var definition = DefinitionJson.New("Answer, hand over and close");
        definition["root"]!["activities"] = new JsonArray(
            Authors.At(0, 0, DefinitionJson.Step(Tag, "Elsa.Intercom.TagConversation", Conversation(), ("tag", DefinitionJson.Input("Literal", "Bug")))),
            Authors.At(460, 0, DefinitionJson.Step(Close, "Elsa.Intercom.CloseConversation", Conversation())));
        definition["root"]!["connections"] = new JsonArray(DefinitionJson.Connection(Tag, "Done", Close));
        return definition;

        static (string, JsonObject) Conversation() => ("conversation", DefinitionJson.Input("JavaScript", "getConversation()"));
    }

    private static async Task<IEnumerable<string>> AssigneesAsync(InboxApi sandbox)
    {
        var admins = (await sandbox.GetAsync("/admins"))["admins"]!.AsArray().Select(admin => (string)admin!["name"]!);
        var teams = (await sandbox.GetAsync("/teams"))["teams"]!.AsArray().Select(team => $"{team!["name"]} (team)");
        return new[] { "Nobody" }.Concat(admins).Concat(teams).Order(StringComparer.Ordinal);
    }

    private static void AssertConversation(JsonObject conversation)
    {
        Assert.Equal("closed", (string?)conversation["state"]);
        Assert.Equal(Support, $"{conversation["team_assignee_id"]}");
        Assert.Equal("Bug", (string?)Assert.Single(conversation["tags"]!["tags"]!.AsArray())!["name"]);
        var parts = conversation["conversation_parts"]!["conversation_parts"]!.AsArray();
        Assert.Equal(["comment", "assignment", "close"], parts.Select(part => (string?)part!["part_type"]));
        Assert.Contains($"We look into {conversation["id"]}", (string?)parts[0]!["body"], StringComparison.Ordinal);
    }
}
