using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.Screenshots;

if (InstalledBrowser.Find() is not { } program)
{
    await Console.Error.WriteLineAsync(InstalledBrowser.Missing);
    return 1;
}

var folder = Directory.CreateDirectory(args.Length > 0 ? args[0] : Path.Combine("designer-assets", "screenshots"));
await using var host = await HostProcess.StartWithDesignerAsync("--Sandbox:Url", $"http://127.0.0.1:{HostProcess.FreePort()}");
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, ChromiumSandbox = false });

await new Tour(browser, host.Http.BaseAddress!, folder).TakeAsync();
return 0;
