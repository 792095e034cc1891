namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>Runs alone, because it measures the memory and the threads of the whole process.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess : ICollectionFixture<LoadRun>;
