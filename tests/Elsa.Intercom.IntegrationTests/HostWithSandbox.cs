using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests;

/// <summary>The quick start, connected to a sandbox that the tests can inspect.</summary>
public class HostWithSandbox : IAsyncLifetime
{
    internal IntercomSandbox Intercom { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Intercom = await IntercomSandbox.StartAsync();
        Host = await HostProcess.StartHealthyAsync(HostProcess.Connection(Intercom.BaseUrl));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Intercom.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
