namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>How things stood at a moment of the run.</summary>
/// <param name="Queued">How many requests waited for the rate limit.</param>
/// <param name="Heap">What the garbage collector could not collect, in bytes.</param>
/// <param name="Threads">How many threads the pool had.</param>
public sealed record LoadSample(int Queued, long Heap, int Threads);
