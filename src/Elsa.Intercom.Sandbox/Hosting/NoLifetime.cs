namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>
/// Stands in for the host's console lifetime, which would take Ctrl+C and SIGTERM away from the program that the sandbox runs in.
/// </summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
