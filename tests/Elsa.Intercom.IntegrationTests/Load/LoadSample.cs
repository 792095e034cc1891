namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>A sample during the run.</summary>
/// <param name="Queued">The number of requests that waited for the rate limit.</param>
/// <param name="Heap">The live heap, in bytes.</param>
/// <param name="Threads">The number of threads in the pool.</param>
public sealed record LoadSample(int Queued, long Heap, int Threads);
