using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>Reads create_ticket_request (2.14, 2.16).</summary>
internal static class TicketRequest
{
    /// <summary>The ticket, without id and number.</summary>
    /// <exception cref="ApiException">400: the request breaks the description. 404: it names something unknown.</exception>
    public static SandboxTicket Read(ApiRequest request, SandboxStore store, Func<string, SandboxContact> createLead)
    {
        var (body, version) = (request.Body, request.Version);
        var type = store.RequireTicketType(body.Id("ticket_type_id"));
        var attributes = TicketFields.Attributes(body, "ticket_attributes");
        TicketFields.RequireAttributes(type, attributes);
        var (adminId, teamId) = TicketFields.Assignment(body, version, store);

        if (body.TryString("company_id", nullable: false, out _))
            throw new ApiException(StatusCodes.Status404NotFound, "company_not_found", "Company Not Found");

        var createdAt = version.KnowsCreatedAt && body.TryTime("created_at", nullable: false, out var given) ? given!.Value : request.Time.NowToTheSecond;
        bool? skip = null;

        if (version.KnowsTitle)
            body.TryBoolean("skip_notifications", out skip);

        var linked = LinkedConversation(body, version, type, store);

        // This comes last, because it can create the contact.
        var contact = TicketFields.Contact(body, store, createLead);

        return new SandboxTicket
        {
            Id = "",
            Number = "",
            TypeId = type.Id,
            ContactId = contact.Id,
            Attributes = attributes,
            AdminAssigneeId = adminId,
            TeamAssigneeId = teamId,
            LinkedConversationId = linked,
            SkipNotifications = skip ?? false,
            CreatedAt = createdAt,
            UpdatedAt = request.Time.NowToTheSecond,
            StoredAt = request.Time.Real
        };
    }

    // "Valid ways of linking": a conversation fits a back-office ticket or a tracker, from 2.14 on.
    private static string? LinkedConversation(JsonFields body, ApiVersion version, SandboxTicketType type, SandboxStore store)
    {
        if (!version.Is214OrNewer || body.OptionalId("conversation_to_link_id") is not { } id)
            return null;

        if (store.FindConversation(id) is not { } found)
            throw ApiException.NotFound("Resource Not Found");

        return type.Category != SandboxTicketType.Customer || found.Conversation.IsTicket
            ? id
            : throw ApiException.Invalid("A conversation cannot be linked to a customer ticket", "conversation_to_link_id");
    }
}
