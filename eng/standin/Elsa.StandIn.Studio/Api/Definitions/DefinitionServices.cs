namespace Elsa.StandIn.Api.Definitions;

internal static class DefinitionServices
{
    public static void AddDefinitionStore(this IServiceCollection services)
    {
        services.AddSingleton<ActivityEcho>();
        services.AddSingleton<DefinitionContent>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<DefinitionMaterializer>();
        services.AddSingleton<DefinitionPublisher>();
        services.AddSingleton<LiveDefinitions>();
    }
}
