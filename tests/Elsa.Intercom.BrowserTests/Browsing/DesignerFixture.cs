using System.Net;

namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>The quick start with its sandbox, as a newcomer starts it.</summary>
public sealed class DesignerFixture : IAsyncLifetime
{
    internal HostProcess Host { get; private set; } = null!;

    internal Uri Address => Host.Http.BaseAddress!;

    /// <summary>Where the sandbox's inbox is.</summary>
    internal Uri Inbox { get; private set; } = null!;

    /// <summary>Whether the build of the host fetched the Studio.</summary>
    internal bool HasDesigner { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Inbox = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        Host = await HostProcess.StartHealthyAsync(new Dictionary<string, string>(), "--Sandbox:Url", Inbox.ToString());

        using var answer = await Host.Http.GetAsync(new Uri("/studio/_framework/blazor.webassembly.js", UriKind.Relative));
        HasDesigner = answer.StatusCode == HttpStatusCode.OK;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
