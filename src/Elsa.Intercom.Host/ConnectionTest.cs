using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Host;

/// <summary>Serves /connection: the workspace of each configured connection, or what is wrong and what to do.</summary>
internal static class ConnectionTest
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public static async Task<IResult> AnswerAsync(HttpContext context, IIntercomClientFactory clients, IOptionsMonitor<IntercomOptions> options)
    {
        // Each response costs a request to Intercom. Pages of other origins can't read it, and must not cause it either.
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Results.StatusCode(StatusCodes.Status403Forbidden);

        var names = options.CurrentValue.Connections.Keys.Order(StringComparer.OrdinalIgnoreCase);
        var connections = await Task.WhenAll(names.Select(name => TestAsync(name, clients.GetClient(name), context.RequestAborted)));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { connections });
    }

    private static async Task<object> TestAsync(string name, IIntercomClient client, CancellationToken aborted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(LongestWait);

        try
        {
            var status = await client.Workspace.TestConnectionAsync(limit.Token);
            string?[] problems = [status.RegionMismatch, .. status.Warnings];

            return new
            {
                name,
                connected = true,
                sandbox = status.IsSandbox,
                workspace = status.WorkspaceName ?? status.WorkspaceId,
                region = status.Region,
                served_version = status.ServedVersion,
                asked_version = status.AskedVersion,
                problems = problems.OfType<string>(),
            };
        }
        catch (IntercomException e)
        {
            return new { name, connected = false, error_code = e.Code, problems = (string[])[e.Message] };
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return new
            {
                name,
                connected = false,
                error_code = "timeout",
                problems = (string[])[
                $"Intercom did not respond within {LongestWait.TotalSeconds:0} seconds. Check the connection's BaseUrl and this machine's network.",
            ]
            };
        }
    }
}
