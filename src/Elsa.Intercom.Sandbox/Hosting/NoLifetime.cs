namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>
/// Replaces the host's console lifetime, which would take Ctrl+C and SIGTERM from the program that contains the sandbox.
/// </summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
