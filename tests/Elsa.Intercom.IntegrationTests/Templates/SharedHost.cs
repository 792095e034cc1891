namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The tests that share one host with all templates and its sandbox. They run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHost : ICollectionFixture<HostWithSandbox>
{
    public const string Name = "The host with all templates";
}
