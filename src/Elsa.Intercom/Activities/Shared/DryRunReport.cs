using System.Globalization;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Explains each input: its value, and where it is sent or why it is not. It contains the message and the contact, so it is for an output
/// only. The token is not an input.
/// </summary>
internal static class DryRunReport
{
    public static JObject Create<T>(IdempotentOperation<T> operation, OperationExecution execution, ResolvedOperation resolved, IntercomConnection connection)
        where T : class
    {
        var report = new JObject { ["connection"] = Connection(operation.Connection, connection) };
        report.Merge(resolved.Explanation);
        report["fields"] = new JObject(
            IntercomJson.Fields(resolved.Request.Body).Select(field => new JProperty(field.Member, Field(field.Name, field.Value))));
        report["idempotencyKey"] = Key(execution.IdempotencyKey);
        report["onUnknown"] = execution.SendsAgainWhenUnknown
            ? "If the response is lost and a search finds nothing, it is created again."
            : "If the response is lost and a search finds nothing, that is reported and nothing is sent again.";
        report["warnings"] = new JArray(operation.Warnings);
        return report;
    }

    private static JObject Connection(string name, IntercomConnection connection) => new()
    {
        ["name"] = name,

        // The region behind a sandbox or a proxy is unknown.
        ["region"] = IntercomRegionExtensions.FromAddress(connection.Address())?.ToString(),
        ["address"] = connection.Address().AbsoluteUri,
        ["apiVersion"] = connection.ApiVersion,
    };

    private static JObject Key(string? key) => key == null
        ? new JObject { ["value"] = null, ["meaning"] = "Automatic: once per execution of this activity." }
        : new JObject { ["value"] = key, ["meaning"] = "Given: once for this key, however often the workflow runs." };

    private static JObject Field(string name, object? value) => value switch
    {
        null => new JObject { ["sent"] = false, ["why"] = "The input is empty." },
        DateTimeOffset date => new JObject
        {
            ["sent"] = true,
            ["as"] = name,
            ["value"] = date.ToUnixTimeSeconds(),
            ["date"] = date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        },
        _ => new JObject { ["sent"] = true, ["as"] = name, ["value"] = JToken.FromObject(value) },
    };
}
