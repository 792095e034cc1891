namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The inbox of the sandbox.</summary>
internal sealed class InboxPage(IPage page)
{
    public ILocator Conversations => page.Locator("#conversations li");

    public ILocator Conversation(string id) => Conversations.Filter(new LocatorFilterOptions { HasText = $"#{id}" });

    public ILocator Thread => page.Locator("#thread");

    /// <summary>Opens it by the link in the header of the designer's pages.</summary>
    public async Task OpenAsync()
    {
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Inbox", Exact = true }).ClickAsync();

        // Before that, the list is always empty.
        await Assertions.Expect(page.Locator("#status")).ToContainClassAsync("live");
    }
}
