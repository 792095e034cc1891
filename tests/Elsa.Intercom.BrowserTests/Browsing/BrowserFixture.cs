namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>One browser for all tests; null if the machine has none.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (InstalledBrowser.Find() is not { } program)
            return;

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,

            // Chromium's own sandbox needs privileges that containers lack, and the pages are ours.
            ChromiumSandbox = false,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser != null)
            await Browser.DisposeAsync();

        _playwright?.Dispose();
    }
}
