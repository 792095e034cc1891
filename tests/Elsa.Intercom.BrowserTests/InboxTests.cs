using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>A person who works in the sandbox's inbox, with the keyboard only.</summary>
public class InboxTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    protected override bool NeedsDesigner => false;

    [Fact]
    public async Task A_person_answers_as_teammate_and_as_contact()
    {
        var conversation = await OpenAsync("Ada");

        await conversation.TabToAsync(conversation.Text);
        await Page.Keyboard.TypeAsync("Hello Ada");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(conversation.Message("Reply from Sandbox Admin")).ToContainTextAsync("Hello Ada");
        await Assertions.Expect(conversation.Text).ToHaveValueAsync("");
        await Assertions.Expect(conversation.Text).ToBeFocusedAsync();

        // Back to the choice of the author, and two further.
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync("Thank you");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(conversation.Message("Reply from Ada")).ToContainTextAsync("Thank you");

        Assert.Equal(["admin Hello Ada", "user Thank you"], (await PartsAsync(conversation.Id)).Select(x => $"{x["author"]!["type"]} {x["body"]}"));
        Complaints.AssertNone();
    }

    [Fact]
    public async Task A_person_closes_assigns_and_tags()
    {
        var conversation = await OpenAsync("Grace");

        await conversation.PressAsync("Close");
        await Assertions.Expect(conversation.Title).ToContainTextAsync("Closed");
        await Assertions.Expect(conversation.Button("Close")).ToBeFocusedAsync();
        await Assertions.Expect(conversation.Button("Close")).ToBeDisabledAsync();

        await conversation.ChooseAsync("You are", "Mary");
        await conversation.ChooseAsync("Assign to", "Engineering");
        await conversation.PressAsync("Assign");
        await Assertions.Expect(conversation.Title).ToContainTextAsync("Open");
        await Assertions.Expect(conversation.Thread).ToContainTextAsync("Reopened and assigned to Engineering by Mary Support");

        await conversation.ChooseAsync("Tag", "Bug");
        await conversation.PressAsync("Add tag");
        await conversation.PressAsync("Remove tag Bug");
        await Assertions.Expect(conversation.Choice("Tag")).ToBeFocusedAsync();
        await conversation.PressAsync("Add tag");
        await Assertions.Expect(conversation.Button("Remove tag Bug")).ToBeVisibleAsync();

        await conversation.PressAsync("Snooze");
        await Assertions.Expect(conversation.Title).ToContainTextAsync("Snoozed");

        var stored = await GetAsync(conversation.Id);
        Assert.Equal(("snoozed", "202"), ((string?)stored["state"], stored["team_assignee_id"]!.ToString()));
        Assert.Equal("Bug", (string?)stored["tags"]!["tags"]![0]!["name"]);
        Complaints.AssertNone();
    }

    [Fact]
    public async Task What_others_do_appears_without_taking_what_a_person_writes()
    {
        var conversation = await OpenAsync("Alan");
        await conversation.TabToAsync(conversation.Text);
        await Page.Keyboard.TypeAsync("I am wri");

        await Api.PostAsync($"/conversations/{conversation.Id}/parts", new { message_type = "close", type = "admin", admin_id = "102" });
        await Assertions.Expect(conversation.Title).ToContainTextAsync("Closed");
        await Page.Keyboard.TypeAsync("ting");

        await Assertions.Expect(conversation.Text).ToHaveValueAsync("I am writing");
        await Assertions.Expect(conversation.Thread).ToContainTextAsync("Closed by Tom Engineer");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task A_refusal_is_shown_and_the_text_stays()
    {
        var conversation = await OpenAsync("Edsger");
        await Api.PostAsync($"/contacts/{conversation.ContactId}/archive", new { });

        await conversation.Author("as the contact").CheckAsync();
        await conversation.Text.FillAsync("Hello?");
        await conversation.Button("Send").ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That did not work: User Not Found");
        await Assertions.Expect(conversation.Text).ToHaveValueAsync("Hello?");
        Complaints.Expect("404");
    }

    private InboxApi Api => field ??= new InboxApi(Designer.Inbox);

    private async Task<ConversationView> OpenAsync(string name) => await ConversationView.OpenAsync(Page, Designer.Inbox, await Api.StartAsync(name));

    private async Task<JsonObject> GetAsync(string id) => await Api.GetAsync($"/conversations/{id}?display_as=plaintext");

    private async Task<IEnumerable<JsonNode>> PartsAsync(string id) =>
        (await GetAsync(id))["conversation_parts"]!["conversation_parts"]!.AsArray().Select(x => x!);
}
