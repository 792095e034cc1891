using System.Net;
using Elsa.Workflows.Activities.Flowchart.Attributes;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The outcomes of the steps that templates are made of, and what those of an Intercom activity answer.</summary>
internal static class Outcomes
{
    public static IReadOnlyDictionary<string, HttpStatusCode> Statuses { get; } = new Dictionary<string, HttpStatusCode>
    {
        ["Contact Not Found"] = HttpStatusCode.NotFound,
        ["Rejected"] = HttpStatusCode.UnprocessableEntity,
        ["Unauthorized"] = HttpStatusCode.BadGateway,
        ["Rate Limited"] = HttpStatusCode.ServiceUnavailable,
        ["Unavailable"] = HttpStatusCode.ServiceUnavailable,
        ["Unknown"] = HttpStatusCode.BadGateway,
    };

    public static IEnumerable<string> Of(string type) => type switch
    {
        "Elsa.HttpEndpoint" or "Elsa.SetVariable" or "Elsa.WriteHttpResponse" => ["Done"],
        "Elsa.FlowDecision" => ["True", "False"],
        _ => OfIntercom(type),
    };

    private static IEnumerable<string> OfIntercom(string type)
    {
        var activity = typeof(Elsa.Intercom.Activities.CreateConversation).Assembly.GetType(type.Replace("Elsa.Intercom.", "Elsa.Intercom.Activities.", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{type} is no activity of this package.");
        var node = (FlowNodeAttribute)Attribute.GetCustomAttribute(activity, typeof(FlowNodeAttribute))!;
        return node.Outcomes;
    }
}
