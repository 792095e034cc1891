using Elsa.Studio.Contracts;
using Elsa.Studio.Workflows.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Studio.Extensions;

/// <summary>Adds the Intercom module to a Studio host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Gives the Intercom activities their icons and their color.</summary>
    public static IServiceCollection AddIntercomModule(this IServiceCollection services) => services
        .AddScoped<IFeature, Feature>()
        .AddActivityDisplaySettingsProvider<IntercomDisplaySettingsProvider>();
}
