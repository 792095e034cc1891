using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>Who is to look after a conversation: a teammate, a team, or nobody.</summary>
/// <param name="Id">Intercom's id; null for nobody.</param>
/// <param name="IsTeam">Whether it is a team.</param>
internal sealed record Assignee(string? Id, bool IsTeam)
{
    public const string NobodyText = "nobody";
    public const string TeamPrefix = "team:";
    public const string AdminPrefix = "admin:";

    /// <summary>Whether the conversation is assigned to it.</summary>
    public bool IsOf(Conversation conversation) => this switch
    {
        { Id: null } => conversation is { AdminAssigneeId: null, TeamAssigneeId: null },
        { IsTeam: true } => conversation.TeamAssigneeId == Id,
        _ => conversation.AdminAssigneeId == Id,
    };

    /// <summary>Reads <c>nobody</c>, <c>admin:991267715</c>, <c>team:814865</c>, or digits alone, which name a teammate.</summary>
    /// <exception cref="IntercomException">The text is none of these.</exception>
    public static Assignee Read(string text, string field = "Assign to")
    {
        if (text.Equals(NobodyText, StringComparison.OrdinalIgnoreCase) || text == "0")
            return new Assignee(Id: null, IsTeam: false);

        var isTeam = text.StartsWith(TeamPrefix, StringComparison.OrdinalIgnoreCase);
        var id = isTeam ? text[TeamPrefix.Length..] : text.StartsWith(AdminPrefix, StringComparison.OrdinalIgnoreCase) ? text[AdminPrefix.Length..] : text;
        TextRules.CheckDigits(id, field, "Use admin:991267715 for a teammate, team:814865 for a team, or nobody.");
        return new Assignee(id, isTeam);
    }
}
