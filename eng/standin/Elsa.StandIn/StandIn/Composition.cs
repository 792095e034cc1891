using Elsa.Expressions.Contracts;
using Elsa.Mediator.Contracts;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Handlers.Notifications;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.UIHints.Dictionary;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Elsa.StandIn;

internal static class EngineServices
{
    public static void AddStandInEngine(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WellKnownTypeRegistry>();
        services.TryAddSingleton<IdentityGenerator>();

        services.AddSingleton<IActivityRegistry, StandInActivityRegistry>();
        services.AddScoped<ActivityRegistryLookup>();
        services.AddSingleton<ActivityDescriber>();
        services.AddSingleton<PropertyUIHandlerResolver>();
        services.AddScoped<IPropertyUIHandler, StaticDropDownOptionsProvider>();
        services.AddScoped<IPropertyUIHandler, JsonEditorProperties>();
        services.AddScoped<IPropertyUIHandler, CheckListOptions>();
        services.AddScoped<DictionaryValueEvaluator>();
        services.AddScoped<DefaultActivityInputEvaluator>();

        services.AddScoped<IWorkflowGraphBuilder, StandInWorkflowGraphBuilder>();
        services.AddScoped<StandInWorkflowRunner>();
        services.AddScoped<IWorkflowRunner>(provider => provider.GetRequiredService<StandInWorkflowRunner>());
        services.AddScoped<ActivityTestRunner>();
        services.AddScoped<WorkflowPipeline>();
        services.AddScoped<ActivityRunner>();

        services.AddSingleton<IExpressionEvaluator, StandInExpressionEvaluator>();
        services.AddSingleton<ExpressionHandlers>();
        services.AddExpressionHandler<LiteralHandler>("Literal");
        services.AddExpressionHandler<ObjectHandler>("Object");
        services.AddExpressionHandler<ObjectHandler>("Json");
        services.AddExpressionHandler<DelegateHandler>("Delegate");
        services.AddExpressionHandler<VariableHandler>("Variable");
        services.AddExpressionHandler<InputHandler>("Input");
    }

    public static void AddExpressionHandler<T>(this IServiceCollection services, string expressionType) where T : class, IExpressionHandler =>
        services.AddSingleton(provider => new ExpressionHandlerRegistration(expressionType, ActivatorUtilities.CreateInstance<T>(provider)));
}

internal static class ManagementServices
{
    public static void AddStandInManagement(this IServiceCollection services)
    {
        services.AddScoped<IActivityProvider, TypedActivityProvider>();
        services.AddScoped<IActivityRegistryPopulator, ActivityRegistryPopulator>();

        services.AddSingleton<TypeAliases>();
        services.AddSingleton<VariableReader>();
        services.AddSingleton<InputReader>();
        services.AddSingleton<PropertyReader>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<IActivitySerializer, DefinitionSerializer>();
        services.AddScoped(provider => new WorkflowDefinitionMapper(provider.GetRequiredService<VariableReader>()));

        services.AddScoped<NotificationSender>();
        services.AddScoped<IWorkflowValidator, WorkflowValidator>();
        services.AddNotificationHandler<ValidateWorkflow>();
    }
}
