using System.Globalization;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Admins;

/// <summary>Admins and teams as the schemas <c>admin</c> and <c>team</c> describe them (2.14, 2.16).</summary>
internal static class AdminJson
{
    public static JsonObject Write(SandboxAdmin admin, IEnumerable<SandboxTeam> teams)
    {
        var json = WriteOwner(admin);
        json["away_status_reason_id"] = null;
        json["has_inbox_seat"] = true;
        json["team_ids"] = Numbers(teams.Where(x => x.AdminIds.Contains(admin.Id)).Select(x => x.Id));
        return json;
    }

    /// <summary>The fields of an admin who owns or wrote something, in the examples of messages and notes.</summary>
    public static JsonObject WriteOwner(SandboxAdmin admin)
    {
        var json = WriteAuthor(admin);
        json["away_mode_enabled"] = false;
        json["away_mode_reassign"] = false;
        return json;
    }

    /// <summary>The admin as the author of a message.</summary>
    public static JsonObject WriteAuthor(SandboxAdmin admin) => new()
    {
        ["type"] = SandboxPart.Admin,
        ["id"] = admin.Id,
        ["name"] = admin.Name,
        ["email"] = admin.Email
    };

    public static JsonObject Write(SandboxTeam team) => new()
    {
        ["type"] = SandboxPart.Team,
        ["id"] = team.Id,
        ["name"] = team.Name,
        ["admin_ids"] = Numbers(team.AdminIds),
        ["assignment_limit"] = null,
        ["distribution_method"] = null
    };

    private static JsonArray Numbers(IEnumerable<string> ids) => new([.. ids.Select(x => JsonValue.Create(long.Parse(x, CultureInfo.InvariantCulture)))]);
}
