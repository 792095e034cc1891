using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class StartPageTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task The_first_link_of_its_content_opens_the_designer()
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();

        await Page.WaitForURLAsync("**" + DefinitionsPage.Address);
        await new DefinitionsPage(Page).FindAsync("Onboarding");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task It_says_which_workspace_the_connection_leads_to()
    {
        await Page.GotoAsync("/");

        await Assertions.Expect(Page.Locator("#connections")).ToContainTextAsync("Connected to the sandbox");
        await Assertions.Expect(Page.Locator("#connections")).ToContainTextAsync("2.14");
        Complaints.AssertNone();
    }
}
