using System.Net;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

internal sealed class WorkspaceClient(ApiCalls calls) : IWorkspaceClient
{
    public Task<Workspace> GetAsync(CancellationToken cancellationToken = default) =>
        calls.SendAsync(Routes.Me, answer => WorkspaceAnswer.Read(answer.Body), cancellationToken);

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

    private static IntercomException Explained(IntercomException e, IntercomErrorKind kind, string message) =>
        new(kind, e.Code, message, e.StatusCode, e.RequestId);
}
