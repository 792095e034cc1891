using System.Net;
using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Workflows.Activities.Flowchart.Attributes;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The outcomes of the templates' steps, and the responses for those of an Intercom activity.</summary>
internal static class Outcomes
{
    public static IReadOnlyDictionary<string, HttpStatusCode> Statuses { get; } = new Dictionary<string, HttpStatusCode>
    {
        ["Not Found"] = HttpStatusCode.NotFound,
        ["Rejected"] = HttpStatusCode.UnprocessableEntity,
        ["Unavailable"] = HttpStatusCode.ServiceUnavailable,
        ["Unknown"] = HttpStatusCode.BadGateway,
    };

    public static IEnumerable<string> For(string type) => type switch
    {
        "Elsa.HttpEndpoint" or "Elsa.SetVariable" or "Elsa.WriteHttpResponse" => ["Done"],
        "Elsa.FlowDecision" => ["True", "False"],
        _ => OfIntercom(type),
    };

    /// <summary>The class of an activity of this package.</summary>
    public static Type Activity(string type) =>
        typeof(CreateConversation).Assembly.GetType(type.Replace("Elsa.Intercom.", "Elsa.Intercom.Activities.", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{type} is not an activity of this package.");

    private static IEnumerable<string> OfIntercom(string type) => Activity(type).GetCustomAttribute<FlowNodeAttribute>()!.Outcomes;
}
