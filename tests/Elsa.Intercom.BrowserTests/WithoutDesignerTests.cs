using Elsa.Intercom.BrowserTests.Browsing;

namespace Elsa.Intercom.BrowserTests;

public class WithoutDesignerTests(
    BrowserFixture browsers, DesignerFixture designer, HostWithoutDesigner host) : BrowserTest(browsers, designer), IClassFixture<HostWithoutDesigner>
{
    protected override bool NeedsDesigner => false;

    protected override Uri Address => host.Host.Http.BaseAddress!;

    [Theory]
    [InlineData("/studio/workflows/definitions")]
    [InlineData("/studio/workflows/definitions/onboarding/edit")]
    [InlineData("/studio/workflows/instances")]
    public async Task The_designers_pages_say_why_it_is_missing(string path)
    {
        await Page.GotoAsync(path);

        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "The designer is not in this folder" })).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("is named by --Studio and has no designer in it.");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_start_page_says_so_and_everything_else_works()
    {
        await Page.GotoAsync("/");

        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("is named by --Studio");
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Inbox", Exact = true })).ToBeVisibleAsync();
        Complaints.AssertNone();
    }
}
