using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Admins;

/// <summary>GET /me and the routes below /admins and /teams.</summary>
internal sealed class AdminRoutes(IntercomSandboxOptions options, SandboxStore store)
{
    private readonly long _startedAt = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The schema <c>admin_with_app</c> (2.14, 2.16).</summary>
    public ApiAnswer Me(ApiRequest request)
    {
        var json = AdminJson.Write(store.Owner, store.Teams);
        json.Remove("away_status_reason_id");
        json["job_title"] = "";
        json["avatar"] = new JsonObject { ["type"] = "avatar", ["image_url"] = null };
        json["email_verified"] = true;
        json["app"] = new JsonObject
        {
            ["type"] = "app",
            ["id_code"] = Workspace.Id,
            ["name"] = Workspace.Name,
            ["region"] = options.Region,
            ["timezone"] = "Etc/UTC",
            ["created_at"] = _startedAt,
            ["identity_verification"] = false
        };

        return ApiAnswer.Ok(json);
    }

    public ApiAnswer List(ApiRequest request)
    {
        var teams = store.Teams;
        return ApiAnswer.Ok(new JsonObject
        {
            ["type"] = "admin.list",
            ["admins"] = new JsonArray([.. store.Admins.Select(x => AdminJson.Write(x, teams))])
        });
    }

    public ApiAnswer Get(ApiRequest request) => store.FindAdmin(request.Id) is { } admin
        ? ApiAnswer.Ok(AdminJson.Write(admin, store.Teams))
        : throw new ApiException(StatusCodes.Status404NotFound, "admin_not_found", "Admin not found");

    public ApiAnswer ListTeams(ApiRequest request) => ApiAnswer.Ok(new JsonObject
    {
        ["type"] = "team.list",
        ["teams"] = new JsonArray([.. store.Teams.Select(AdminJson.Write)])
    });

    public ApiAnswer GetTeam(ApiRequest request) => store.FindTeam(request.Id) is { } team
        ? ApiAnswer.Ok(AdminJson.Write(team))
        : throw new ApiException(StatusCodes.Status404NotFound, "team_not_found", "Team not found");
}
