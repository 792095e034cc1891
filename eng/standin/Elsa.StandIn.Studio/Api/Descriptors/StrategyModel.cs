namespace Elsa.StandIn.Api.Descriptors;

/// <summary>A choice in the settings of a workflow.</summary>
internal sealed record StrategyModel(string DisplayName, string Description, string TypeName)
{
    public static IReadOnlyCollection<StrategyModel> Incident { get; } =
    [
        new("Continue with incidents", "The workflow goes on where it can, with the incident on record.", "ContinueWithIncidentsStrategy"),
        new("Fault", "The whole workflow ends as faulted.", "FaultStrategy"),
    ];

    /// <summary>Every request for an instance gets one.</summary>
    public static IReadOnlyCollection<StrategyModel> Activation { get; } =
    [
        new("Always", "Every start makes an instance.", "Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core"),
    ];
}
