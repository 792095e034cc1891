using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>The web page at / and its data.</summary>
public sealed partial class InboxPageTests : SandboxTest
{
    [Fact]
    public async Task The_page_needs_no_token_and_nothing_from_elsewhere()
    {
        Api.Headers.Authorization = null;
        var page = await Api.GetAsync("/");

        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.StartsWith("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://", page.Text);
        var assets = AssetPath().Matches(page.Text);
        Assert.Equal(3, assets.Count);

        foreach (Match asset in assets)
            Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(asset.Value)).Status);

        Assert.Empty(Intercom.Requests);
    }

    [Theory]
    [InlineData("inbox.js")]
    [InlineData("views.js")]
    [InlineData("thread.js")]
    [InlineData("actions.js")]
    [InlineData("dom.js")]
    public async Task Scripts_write_no_HTML(string name)
    {
        var script = await Api.GetAsync($"/sandbox/assets/{name}");

        Assert.Equal("text/javascript; charset=utf-8", script.Headers["Content-Type"]);
        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(", script.Text);
    }

    [Fact]
    public async Task The_data_holds_conversations_contacts_and_requests_newest_first()
    {
        var ada = Intercom.AddContact("ada@example.com", name: "Ada");
        Intercom.AddConversation(ada.Id, "First");
        await Api.PostAsync("/conversations", From(ada.Id, "<b>Second</b>"));

        var state = await Api.GetAsync("/sandbox/state");

        var conversation = state["conversations"].GetProperty("items")[0];
        Assert.Equal("<b>Second</b>", conversation.GetProperty("messages")[0].GetProperty("body").GetString());
        Assert.Equal("Ada", conversation.GetProperty("contact").GetProperty("name").GetString());
        Assert.Equal(2, state["conversations"].GetProperty("total").GetInt32());
        Assert.Equal(1, state["contacts"].GetProperty("total").GetInt32());
        var request = Assert.Single(state["requests"].GetProperty("items").EnumerateArray());
        Assert.Equal(("POST", "/conversations", "2.14", 200), (request.GetProperty("method").GetString(), request.GetProperty("path").GetString(),
            request.GetProperty("version").GetString(), request.GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData("4f1c-22_A", "https://example.com/runs/4f1c-22_A")]
    [InlineData("../../elsewhere", null)]
    [InlineData("\"><script>", null)]
    [InlineData(null, null)]
    public async Task A_conversation_leads_to_the_run_that_its_request_names(string? run, string? link)
    {
        if (run != null)
            Api.Headers.TryAddWithoutValidation("X-Workflow-Instance-Id", run);

        await Api.PostAsync("/conversations", From(Intercom.AddContact("ada@example.com").Id));

        var state = await Api.GetAsync("/sandbox/state");
        Assert.Equal(link, state["conversations"].GetProperty("items")[0].GetProperty("run").GetString());
        Assert.Equal(link == null ? null : run, Assert.Single(Intercom.Conversations).WorkflowInstanceId);
    }

    [Fact]
    public async Task Parts_stand_below_the_first_message_and_their_HTML_is_text()
    {
        var conversation = Intercom.AddConversation(Intercom.AddContact("ada@example.com", name: "Ada").Id, "First");
        var path = $"/conversations/{conversation.Id}/reply";
        var revision = (await Api.GetAsync("/sandbox/state"))["revision"].GetString();
        var html = "<p>Is &lt;b&gt; <b>urgent</b></p>";
        string[] urls = ["https://a.example/a"];
        await Api.PostAsync(path, new { type = "admin", message_type = "note", admin_id = "1", body = html, attachment_urls = urls });
        await Api.PostAsync(path, new { type = "user", message_type = "comment", intercom_user_id = conversation.ContactId, body = "<i>Second</i>" });

        var shown = (await Api.GetAsync($"/sandbox/state?after={revision}"))["conversations"].GetProperty("items")[0];

        var at = TestClock.Start.ToUnixTimeSeconds();
        var (note, second) = (Intercom.Parts[0].Id, Intercom.Parts[1].Id);
        using var expected = JsonDocument.Parse($$"""
            [
              {"id":"{{conversation.MessageId}}","kind":"message","author":"user","name":null,"at":{{at}},"body":"First","attachments":[]},
              {"id":"{{note}}","kind":"note","author":"admin","name":"Sandbox Admin","at":{{at}},"body":"Is <b> urgent","attachments":["https://a.example/a"]},
              {"id":"{{second}}","kind":"comment","author":"user","name":null,"at":{{at}},"body":"<i>Second</i>","attachments":[]}
            ]
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, shown.GetProperty("messages")), shown.GetRawText());
        Assert.Equal(0, shown.GetProperty("omitted").GetInt32());
    }

    [Fact]
    public async Task The_newest_hundred_of_many_parts_are_shown()
    {
        var path = $"/conversations/{Intercom.AddConversation(Intercom.AddContact().Id, "First").Id}/reply";

        for (var i = 1; i <= 102; i++)
            await Api.PostAsync(path, new { type = "admin", message_type = "comment", admin_id = "1", body = $"Part {i}" });

        var shown = (await Api.GetAsync("/sandbox/state"))["conversations"].GetProperty("items")[0];

        Assert.Equal(2, shown.GetProperty("omitted").GetInt32());
        var bodies = shown.GetProperty("messages").EnumerateArray().Select(x => x.GetProperty("body").GetString()).ToArray();
        Assert.Equal((101, "First", "Part 3", "Part 102"), (bodies.Length, bodies[0], bodies[1], bodies[^1]));
    }

    [Fact]
    public async Task Nothing_is_sent_while_nothing_happens()
    {
        var revision = (await Api.GetAsync("/sandbox/state"))["revision"].GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await Api.GetAsync($"/sandbox/state?after={revision}")).Status);

        Intercom.AddContact();
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/sandbox/state?after={revision}")).Status);
    }

    [Fact]
    public async Task Long_texts_are_cut()
    {
        Intercom.AddConversation(Intercom.AddContact().Id, new string('a', 5_000));

        var body = (await Api.GetAsync("/sandbox/state"))["conversations"].GetProperty("items")[0].GetProperty("messages")[0].GetProperty("body").GetString()!;

        Assert.EndsWith("(1000 more characters)", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_token_is_not_shown()
    {
        Assert.Equal("sandbox", (await Api.GetAsync("/sandbox/state"))["token"].GetString());

        await using var other = await IntercomSandbox.StartAsync(x => x.AccessToken = "chosen-token");
        using var api = new Caller(other);
        Assert.DoesNotContain("chosen-token", (await api.GetAsync("/sandbox/state")).Text, StringComparison.Ordinal);
    }

    protected override void Configure(IntercomSandboxOptions options) => options.RunAddress = "https://example.com/runs/{id}";

    [GeneratedRegex("/sandbox/assets/[a-z.]+")]
    private static partial Regex AssetPath();
}
