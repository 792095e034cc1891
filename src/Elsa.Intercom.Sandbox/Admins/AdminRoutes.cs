using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Admins;

/// <summary>GET /me, as the schema <c>admin_with_app</c> describes it (2.14, 2.16).</summary>
internal sealed class AdminRoutes(IntercomSandboxOptions options)
{
    private readonly long _startedAt = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    public ApiAnswer Me(ApiRequest request) => ApiAnswer.Ok(new JsonObject
    {
        ["type"] = "admin",
        ["id"] = Workspace.AdminIdText,
        ["name"] = Workspace.AdminName,
        ["email"] = Workspace.AdminEmail,
        ["job_title"] = "",
        ["away_mode_enabled"] = false,
        ["away_mode_reassign"] = false,
        ["has_inbox_seat"] = true,
        ["team_ids"] = new JsonArray(),
        ["avatar"] = new JsonObject { ["type"] = "avatar", ["image_url"] = null },
        ["email_verified"] = true,
        ["app"] = new JsonObject
        {
            ["type"] = "app",
            ["id_code"] = Workspace.Id,
            ["name"] = Workspace.Name,
            ["region"] = options.Region,
            ["timezone"] = "Etc/UTC",
            ["created_at"] = _startedAt,
            ["identity_verification"] = false
        }
    });
}
