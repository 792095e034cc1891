using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.StandIn.Serialization;

namespace Elsa.StandIn.Api.Running;

/// <summary>How a definition is to be run.</summary>
internal sealed class ExecuteRequest
{
    public string? CorrelationId { get; init; }

    public string? TriggerActivityId { get; init; }

    public string? VersionOptions { get; init; }

    [JsonConverter(typeof(ExpandoConverter))]
    public object? Input { get; init; }

    public string? Name { get; init; }

    public JsonElement? Variables { get; init; }

    public JsonElement? ActivityHandle { get; init; }

    public void RefuseWhatIsMissing()
    {
        if (Name != null)
            throw new NotInStandInException("Naming an instance when it is started");

        if (Variables is { ValueKind: not JsonValueKind.Null })
            throw new NotInStandInException("Setting variables of an instance when it is started");

        if (ActivityHandle is { ValueKind: not JsonValueKind.Null })
            throw new NotInStandInException("Starting an instance at an activity in its middle");
    }
}
