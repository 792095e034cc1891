using System.Collections.ObjectModel;
using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>The fields of the requests for tickets (2.14, 2.16). Names of attributes are not checked, as the sandbox checks none of a contact's.</summary>
internal static class TicketFields
{
    public static IReadOnlyDictionary<string, JsonElement> Attributes(JsonFields body, string name)
    {
        if (body.Value(name) is not { } sent)
            return ReadOnlyDictionary<string, JsonElement>.Empty;

        // The schema allows text, null, numbers, booleans and arrays.
        return sent.ValueKind == JsonValueKind.Object && sent.EnumerateObject().All(x => x.Value.ValueKind != JsonValueKind.Object)
            ? sent.EnumerateObject().ToDictionary(x => x.Name, x => x.Value)
            : throw body.Mismatch(name, "an object of texts, numbers, booleans or arrays");
    }

    /// <summary>The error's wording is that of POST /tickets/enqueue, the only route that documents one.</summary>
    public static void RequireAttributes(SandboxTicketType type, IReadOnlyDictionary<string, JsonElement> attributes)
    {
        if (type.Fields.Any(x => x.Required && (!attributes.TryGetValue(x.Name, out var value) || value.ValueKind == JsonValueKind.Null)))
            throw ApiException.Invalid("Missing required ticket attributes", "ticket_attributes");
    }

    /// <summary>The one contact of a ticket: "Currently only one is allowed". An unknown email address creates a lead.</summary>
    /// <exception cref="ApiException">400: not exactly one contact. 404: it is unknown.</exception>
    public static SandboxContact Contact(JsonFields body, SandboxStore store, Func<string, SandboxContact> createLead)
    {
        if (body.Objects("contacts") is not [var only])
            throw body.Mismatch("contacts", "an array of one contact");

        var identifier = ContactIdentifier.ReadOne(only, "id", "external_id");
        return identifier.Find(store) ?? (identifier.Email is { } email ? createLead(email) : throw ApiException.NotFound("User Not Found"));
    }

    /// <summary>The assignees of a new ticket, from 2.14 on. "0" is nobody, as elsewhere.</summary>
    public static (string? AdminId, string? TeamId) Assignment(JsonFields body, ApiVersion version, SandboxStore store)
    {
        if (!version.Is214OrNewer || !body.Has("assignment"))
            return (null, null);

        var assignment = body.Object("assignment");
        return (Assignee(assignment, "admin_assignee_id", x => store.FindAdmin(x) is not null),
            Assignee(assignment, "team_assignee_id", x => store.FindTeam(x) is not null));
    }

    private static string? Assignee(JsonFields assignment, string name, Func<string, bool> exists) => assignment.OptionalId(name) switch
    {
        null or "0" => null,
        var id when exists(id) => id,
        _ => throw new ApiException(StatusCodes.Status404NotFound, "assignee_not_found", "Assignee not found")
    };
}
