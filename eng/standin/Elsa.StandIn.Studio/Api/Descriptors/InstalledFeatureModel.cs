namespace Elsa.StandIn.Api.Descriptors;

internal sealed record InstalledFeatureModel(string Name, string Namespace, string FullName, string DisplayName, string Description);
