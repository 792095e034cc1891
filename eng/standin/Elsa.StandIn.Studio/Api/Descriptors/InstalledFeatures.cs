using Elsa.Features.Implementations;
using Elsa.Features.Services;

namespace Elsa.StandIn.Api.Descriptors;

/// <summary>The features of this server. The Studio asks by full name what it may use.</summary>
internal sealed class InstalledFeatures(IModule module)
{
    private const string Suffix = "Feature";

    public IReadOnlyCollection<InstalledFeatureModel> List() => [.. ((Module)module).FeatureTypes.Select(Describe)];

    private static InstalledFeatureModel Describe(Type type)
    {
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        return new InstalledFeatureModel(name, "Elsa", $"Elsa.{name}", name, string.Empty);
    }
}
