using System.Net;

namespace Elsa.Intercom.IntegrationTests.Designer;

/// <summary>The quick start with a folder in --Studio that has no designer.</summary>
public sealed class NoDesignerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory("elsa-intercom-studio-");
    private HostProcess? _host;

    private HostProcess Host => _host!;

    private string Problem => $"The folder {_empty.FullName} is named by --Studio and has no designer in it.";

    public async ValueTask InitializeAsync() =>
        _host = await HostProcess.StartHealthyAsync(new Dictionary<string, string>(), "--Sandbox:Url", "http://127.0.0.1:0", "--Studio", _empty.FullName);

    [Theory]
    [InlineData("/studio/workflows/definitions")]
    [InlineData("/studio/workflows/definitions/onboarding/edit")]
    [InlineData("/studio/workflows/instances")]
    [InlineData("/")]
    public async Task Its_pages_name_the_folder_and_the_option(string path)
    {
        var html = await Host.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains(Problem, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Node.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain("_framework", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_page_leads_to_the_explanation()
    {
        var html = await Host.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("How to get the designer", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Open the designer", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_says_it_too()
    {
        await Host.WroteAsync("Ctrl+C");
        Assert.Contains(Problem, Host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Node.js", Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_files_are_not_found()
    {
        using var answer = await Host.Http.GetAsync(
            new Uri("/studio/_framework/blazor.webassembly.js", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host != null)
            await _host.DisposeAsync();

        _empty.Delete(recursive: true);
    }
}
