using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>
/// Reads the four requests of POST /conversations/{id}/parts, which are the same from 2.7 to 2.16: close, snooze, open and assign.
/// </summary>
/// <param name="Part">The part without its final type and state.</param>
/// <param name="Change">What the action changes besides the state; it is applied last.</param>
internal sealed record ActionRequest(SandboxPart Part, Func<SandboxConversation, SandboxConversation> Change)
{
    private const string NobodyId = "0";

    /// <exception cref="ApiException">400: the request breaks the description. 404: an admin or team is unknown.</exception>
    public static ActionRequest Read(ApiRequest request, SandboxStore store, SandboxPart blank)
    {
        var body = request.Body;
        var type = body.String("message_type");

        return type switch
        {
            SandboxPart.Close => Close(body, store, blank with { PartType = type }),
            SandboxPart.Snooze => Snooze(body, request.Time, store, blank with { PartType = type }),
            SandboxPart.Open => new ActionRequest(By(body, store, blank with { PartType = type }), x => x),
            SandboxPart.Assignment => Assign(body, store, blank with { PartType = type }),
            _ => throw body.Mismatch("message_type", "close, snoozed, open or assignment")
        };
    }

    private static ActionRequest Close(JsonFields body, SandboxStore store, SandboxPart part)
    {
        if (body.String("type") != SandboxPart.Admin)
            throw body.Mismatch("type", SandboxPart.Admin);

        return new ActionRequest(By(body, store, part with { Body = MessageFields.OptionalText(body) }), x => x);
    }

    // That a past time is refused is assumed, not documented.
    private static ActionRequest Snooze(JsonFields body, ServerTime time, SandboxStore store, SandboxPart part)
    {
        if (!body.TryTime("snoozed_until", nullable: false, out var until))
            throw ApiException.Invalid("snoozed_until is required", "snoozed_until");

        if (until <= time.Real)
            throw body.Mismatch("snoozed_until", "in the future");

        return new ActionRequest(By(body, store, part), x => x with { SnoozedUntil = until });
    }

    private static ActionRequest Assign(JsonFields body, SandboxStore store, SandboxPart part)
    {
        var kind = body.String("type");

        if (kind is not (SandboxPart.Admin or SandboxPart.Team))
            throw body.Mismatch("type", "admin or team");

        var assignee = body.Id("assignee_id");
        part = By(body, store, part with { Body = MessageFields.OptionalText(body) });

        // "Set 0 if you want this assign to no admin or team (ie. Unassigned)."
        if (assignee == NobodyId)
            return new ActionRequest(part with { AssignedToType = SandboxPart.Nobody }, x => x with { AdminAssigneeId = null, TeamAssigneeId = null });

        if (kind == SandboxPart.Admin ? store.FindAdmin(assignee) is null : store.FindTeam(assignee) is null)
            throw ApiException.NotFound("Resource Not Found");

        part = part with { AssignedToType = kind, AssignedToId = assignee };
        return new ActionRequest(
            part, kind == SandboxPart.Admin ? x => x with { AdminAssigneeId = assignee } : x => x with { TeamAssigneeId = assignee });
    }

    private static SandboxPart By(JsonFields body, SandboxStore store, SandboxPart part) => part.By(store.RequireAdmin(body.Id("admin_id")));
}
