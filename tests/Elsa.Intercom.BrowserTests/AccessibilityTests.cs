using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>axe finds nothing serious on our own pages in light, dark and narrow windows. The Studio's elements are not ours.</summary>
public class AccessibilityTests(
    BrowserFixture browsers, DesignerFixture designer, HostWithoutDesigner host) : BrowserTest(browsers, designer), IClassFixture<HostWithoutDesigner>
{
    private static readonly string[] Serious = ["serious", "critical"];

    private static readonly (string Name, ColorScheme Scheme, int Width)[] Looks =
        [("light", ColorScheme.Light, 1280), ("dark", ColorScheme.Dark, 1280), ("narrow", ColorScheme.Light, 360)];

    protected override bool NeedsDesigner => false;

    [Fact]
    public async Task The_start_page()
    {
        await Page.GotoAsync("/");
        await Assertions.Expect(Page.Locator("#connections")).ToContainTextAsync("Connected to the sandbox");

        await AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_inbox_with_a_conversation()
    {
        using var signup = new StringContent("""{"email":"lovelace@example.com","name":"Ada","plan":"pro"}""", Encoding.UTF8, "application/json");
        using var answer = await Designer.Host.Http.PostAsync(new Uri("/workflows/onboarding", UriKind.Relative), signup);
        Assert.True(answer.IsSuccessStatusCode);
        await Page.GotoAsync(Designer.Inbox.ToString());
        var inbox = new InboxPage(Page);
        await inbox.Conversations.First.ClickAsync();
        await Assertions.Expect(inbox.Thread).Not.ToBeEmptyAsync();

        await AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_inbox_with_everything_that_a_person_did_and_a_refusal()
    {
        var api = new InboxApi(Designer.Inbox);
        var (id, contact) = await api.StartAsync("Barbara");
        await api.PostAsync($"/conversations/{id}/reply", new { message_type = "note", type = "admin", admin_id = "1", body = "Look" });
        await api.PostAsync($"/conversations/{id}/parts", new { message_type = "assignment", type = "team", admin_id = "1", assignee_id = "201" });
        await api.PostAsync($"/conversations/{id}/tags", new { id = "301", admin_id = "1" });
        await api.PostAsync($"/conversations/{id}/convert", new { ticket_type_id = "401", attributes = new { _default_title_ = "Broken" } });
        await api.PostAsync($"/contacts/{contact}/notes", new { body = "Pays late" });
        await api.PostAsync("/events", new { id = contact, event_name = "signed-in", created_at = 1_700_000_000, metadata = new { plan = "pro" } });
        var conversation = await ConversationView.OpenAsync(Page, Designer.Inbox, (id, contact));
        await api.PostAsync($"/conversations/{id}/parts", new { message_type = "close", type = "admin", admin_id = "1", body = "Bye" });
        await api.PostAsync($"/contacts/{contact}/archive", new { });
        await conversation.Author("as the contact").CheckAsync();
        await conversation.Text.FillAsync("Hello?");
        await conversation.Button("Send").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Assertions.Expect(conversation.Title).ToContainTextAsync("Closed");

        await AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_page_of_the_designer_that_does_not_exist()
    {
        await Page.GotoAsync("/studio/workflows/nowhere");

        await AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/studio/workflows/definitions")]
    public async Task A_host_without_the_designer(string path)
    {
        await Page.GotoAsync(new Uri(host.Host.Http.BaseAddress!, path).ToString());

        await AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_frame_around_the_designer()
    {
        Assert.SkipUnless(Designer.HasDesigner, DesignerFixture.Missing);
        await Page.GotoAsync(DefinitionsPage.Address);

        await AssertAccessibleAsync(new AxeRunContext { Include = [new AxeSelector("body > header")] });
    }

    [Fact]
    public async Task The_results_above_a_run()
    {
        Assert.SkipUnless(Designer.HasDesigner, "The host was built without the designer.");
        var workflow = await Designer.SaveAsync(Authors.Workflow("Seen by all", "'Hello'", "Done"));
        var instance = await InstancePage.OpenAsync(Page, await Designer.RunAsync(workflow));
        await instance.Results.WaitForAsync();

        await AssertAccessibleAsync(new AxeRunContext { Include = [new AxeSelector(".results")] });
    }

    private async Task AssertAccessibleAsync(AxeRunContext? context = null)
    {
        foreach (var (look, scheme, width) in Looks)
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await Page.SetViewportSizeAsync(width, 800);
            var result = context == null ? await Page.RunAxe() : await Page.RunAxe(context);

            Assert.NotEmpty(result.Passes);
            Assert.Empty(result.Violations.Where(violation => Serious.Contains(violation.Impact)).Select(
                violation => $"{look}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
        }
    }
}
