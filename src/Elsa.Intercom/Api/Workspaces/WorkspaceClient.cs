using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

internal sealed class WorkspaceClient(ApiCalls calls) : IWorkspaceClient
{
    public Task<Workspace> GetAsync(CancellationToken cancellationToken = default) =>
        calls.SendAsync(Routes.Me, answer => WorkspaceAnswer.IsOne(answer.Body) ? WorkspaceAnswer.Read(answer.Body) : null, cancellationToken);

    public Task<IReadOnlyList<Admin>> ListAdminsAsync(CancellationToken cancellationToken = default) => ListAsync(
        Routes.ListAdmins,
        "admins",
        json => json.Id("id") is { } id ? new Admin { Id = id, Name = json.Text("name"), Email = json.Text("email") } : null,
        cancellationToken);

    public Task<IReadOnlyList<Team>> ListTeamsAsync(CancellationToken cancellationToken = default) => ListAsync(
        Routes.ListTeams,
        "teams",
        json => json.Id("id") is { } id
            ? new Team { Id = id, Name = json.Text("name"), AdminIds = [.. (json["admin_ids"] as JArray ?? []).Select(item => item.ToString())] }
            : null,
        cancellationToken);

    public async Task<ConnectionStatus> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        // The settings at the start of the request are the ones that it tests.
        var settings = calls.Settings;

        try
        {
            return await calls.SendAsync(
                Routes.Me,
                answer => WorkspaceAnswer.IsOne(answer.Body) ? WorkspaceAnswer.Status(answer, calls.Connection, settings) : null,
                cancellationToken).ConfigureAwait(false);
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.NotFound)
        {
            // The request names no resource that could be missing.
            throw Explained(e, IntercomErrorKind.Rejected, "Intercom responded to GET /me with 404, as if that address did not exist. "
                + "Check the connection's BaseUrl.");
        }
        catch (IntercomException e) when (e is { StatusCode: HttpStatusCode.Forbidden, IsForeign: false } && e.Code != IntercomErrorCodes.RegionMismatch)
        {
            // Intercom documents no permission for it that an app could lack.
            throw Explained(e, e.Kind, "Intercom doesn't let this token read its own workspace (403). "
                + "Check in Intercom's Developer Hub that it is the access token of an app in this workspace, "
                + "and that the workspace's plan includes the API.");
        }
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(IntercomRequest request, string member, Func<JObject, T?> read, CancellationToken cancellationToken)
        where T : class =>
        calls.SendAsync<IReadOnlyList<T>>(
            request, answer => answer.Body[member] is JArray items ? [.. items.OfType<JObject>().Select(read).OfType<T>()] : null, cancellationToken);

    private static IntercomException Explained(IntercomException e, IntercomErrorKind kind, string message) =>
        new(kind, e.Code, message, e.StatusCode, e.RequestId);
}
