using System.Net;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

internal sealed record RunResponse(HttpStatusCode Status, JsonObject Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The instance that the Studio opens after Run.</summary>
    public string InstanceId => Headers["x-elsa-workflow-instance-id"];
}
