using Elsa.Mediator.Contracts;
using Elsa.StandIn.Definitions;
using Elsa.StandIn.Mediator;
using Elsa.StandIn.Registry;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Handlers.Notifications;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Services;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Elsa.StandIn.Composition;

internal static class ManagementServices
{
    public static void AddStandInManagement(this IServiceCollection services)
    {
        services.AddScoped<IActivityProvider, TypedActivityProvider>();
        services.AddScoped<IActivityRegistryPopulator, ActivityRegistryPopulator>();

        services.AddSingleton<TypeAliases>();
        services.AddSingleton<TypeNames>();
        services.AddSingleton<VariableReader>();
        services.AddSingleton<InputReader>();
        services.AddSingleton<PropertyReader>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<IActivitySerializer, DefinitionSerializer>();
        services.AddScoped(provider => new WorkflowDefinitionMapper(provider.GetRequiredService<VariableReader>()));

        services.AddScoped<INotificationSender, StandInNotificationSender>();
        services.AddScoped<IWorkflowValidator, WorkflowValidator>();
        services.AddNotificationHandler<ValidateWorkflow>();
    }
}
