using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A test with its own sandbox, whose clock stands still.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private protected TestClock Clock { get; } = new();

    private protected IntercomSandbox Intercom { get; private set; } = null!;

    private protected Caller Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new IntercomSandboxOptions { TimeProvider = Clock, Seed = 1 };
        Configure(options);
        Intercom = await IntercomSandbox.StartAsync(options);
        Api = new Caller(Intercom);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Intercom.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes the sandbox of a test class.</summary>
    protected virtual void Configure(IntercomSandboxOptions options)
    {
    }

    private protected static object From(string contactId, string body = "Hello there") => new { from = new { type = "user", id = contactId }, body };
}
