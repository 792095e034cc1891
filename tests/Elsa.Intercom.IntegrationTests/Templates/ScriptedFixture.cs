using Elsa.Intercom.IntegrationTests.QuickStart;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>A host, connected to a server with scripted responses.</summary>
public sealed class ScriptedFixture : IAsyncLifetime
{
    internal ScriptedIntercom Intercom { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Intercom = await ScriptedIntercom.StartAsync();
        Host = await HostProcess.StartHealthyAsync(HostProcess.Connection(Intercom.BaseUrl));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Intercom.DisposeAsync();
    }
}
