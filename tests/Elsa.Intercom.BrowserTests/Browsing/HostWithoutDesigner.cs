namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>The quick start without the designer's files.</summary>
public sealed class HostWithoutDesigner : IAsyncLifetime
{
    private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory("elsa-intercom-no-designer-");

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Host = await HostProcess.StartHealthyAsync(
            new Dictionary<string, string>(), "--Sandbox:Url", $"http://127.0.0.1:{HostProcess.FreePort()}", "--Studio", _empty.FullName);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _empty.Delete(recursive: true);
    }
}
