namespace Elsa.Intercom.Host;

/// <summary>Leaves the signals to <see cref="QuickStart"/>. The framework's own lifetime logs a stop during the start as a failure, with its stack.</summary>
internal sealed class QuickStartLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
