using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>
/// Reads the response of <c>GET /me</c>: the facts of the workspace that show whether a connection is set up correctly, and of the admin only the id.
/// </summary>
internal static class WorkspaceAnswer
{
    public static Workspace Read(JObject body)
    {
        var app = body["app"] as JObject;
        return new Workspace
        {
            Id = app?.Text("id_code"),
            Name = app?.Text("name"),
            Region = app?.Text("region"),
            AdminId = body.Text("type") == "admin" ? body.Id("id") : null,
        };
    }

    /// <summary>Whether the response is Intercom's. Any server can respond with 200.</summary>
    public static bool IsOne(JObject body) => body["app"] is JObject || body.Text("type") == "admin";

    public static ConnectionStatus Status(IntercomAnswer answer, string connectionName, IntercomConnection connection)
    {
        var workspace = Read(answer.Body);
        var address = connection.Address();
        var expected = IntercomRegionExtensions.FromAddress(address);

        return new ConnectionStatus
        {
            WorkspaceId = workspace.Id,
            WorkspaceName = workspace.Name,

            // The text goes to the journal, so a token or an address in it must not pass.
            Region = PrivateText.Without(workspace.Region, [connection.AccessToken]),
            ExpectedRegion = expected,
            RegionMismatch = Mismatch(IntercomRegionExtensions.FromWorkspace(workspace.Region), expected, connectionName, connection),
            ServedVersion = answer.ServedVersion,
            AskedVersion = connection.ApiVersion,
            IsSandbox = address.IsLoopback,
            RequestId = answer.RequestId,
            Warnings = [.. Warnings(answer, workspace, connectionName, connection)],
        };
    }

    private static string? Mismatch(IntercomRegion? hosted, IntercomRegion? expected, string connectionName, IntercomConnection connection)
    {
        if (hosted is not { } there || expected is not { } here || there == here)
            return null;

        var key = $"Intercom:Connections:{connectionName}";
        var remedy = string.IsNullOrWhiteSpace(connection.BaseUrl) ? $"Set {key}:Region to {there}." : $"Remove {key}:BaseUrl and set {key}:Region to {there}.";
        return $"The workspace is hosted in {there.Place()}, but the connection uses {here}. {remedy}";
    }

    private static IEnumerable<string> Warnings(IntercomAnswer answer, Workspace workspace, string connectionName, IntercomConnection connection)
    {
        if (answer.ServedVersion is { } served && !string.Equals(served, connection.ApiVersion, StringComparison.OrdinalIgnoreCase))
            yield return $"Intercom answered with version {served} of its API, but the connection requests {connection.ApiVersion}. "
                + $"Set Intercom:Connections:{connectionName}:ApiVersion to a version that Intercom still serves.";

        if (workspace.Id == null)
            yield return "Intercom doesn't say which workspace the token belongs to, so conversations get no Conversation URL. "
                + "Check that the token is an app's access token.";
    }
}
