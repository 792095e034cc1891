namespace Elsa.Intercom.IntegrationTests.Designer;

/// <summary>The quick start as built, for all tests that only read its pages and files.</summary>
public sealed class DesignerFixture : IAsyncLifetime
{
    private HostProcess? _host;

    public HttpClient Http => _host!.Http;

    public string Output => _host!.Output;

    /// <summary>The folder of Elsa Studio; null if the quick start could not fetch it.</summary>
    public static string? Studio
    {
        get
        {
            var pointer = Path.Combine(Path.GetDirectoryName(HostProcess.Program)!, "studio-folder.txt");
            return File.Exists(pointer) && File.ReadAllText(pointer).Trim() is var folder && Directory.Exists(folder) ? folder : null;
        }
    }

    public static void SkipWithoutStudio() =>
        Assert.SkipWhen(Studio == null, "The quick start could not fetch Elsa Studio: node or npm is missing, or the registry doesn't answer.");

    public async ValueTask InitializeAsync() =>
        _host = await HostProcess.StartWithDesignerAsync("--Sandbox:Url", "http://127.0.0.1:0");

    public async ValueTask DisposeAsync()
    {
        if (_host != null)
            await _host.DisposeAsync();
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return await Http.SendAsync(request);
    }
}
