using Elsa.Features.Services;

namespace Elsa.StandIn.Api.Descriptors;

internal static class DescriptorServices
{
    public static void AddDescriptorApi(this IServiceCollection services, IModule module)
    {
        services.AddSingleton(new InstalledFeatures(module));
        services.AddSingleton<ScriptTypes>();
    }
}
