using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>Reads convert_conversation_to_ticket_request (2.14, 2.16).</summary>
internal static class ConvertRequest
{
    /// <summary>The ticket, without its number.</summary>
    /// <exception cref="ApiException">400: the type fits no conversation, or the conversation is a ticket. 404: the type is unknown.</exception>
    public static SandboxTicket Read(ApiRequest request, SandboxStore store, SandboxConversation conversation)
    {
        var body = request.Body;
        var type = store.RequireTicketType(body.Id("ticket_type_id"));

        if (type.Category != SandboxTicketType.Customer)
            throw ApiException.Invalid("Ticket type is not a customer ticket type");

        // Assumed: the description says nothing about a second conversion.
        if (conversation.IsTicket)
            throw ApiException.Invalid("Conversation is already a ticket");

        var state = TicketState.All[0];

        if (request.Version.Is216OrNewer && body.OptionalId("ticket_state_id") is { } stateId)
        {
            state = TicketState.All.FirstOrDefault(x => x.Id == stateId) ??
                throw new ApiException(
                    StatusCodes.Status400BadRequest,
                    "ticket_state_id_invalid",
                    "Ticket state id is not valid or is not associated with the ticket type");
        }

        return new SandboxTicket
        {
            Id = conversation.Id,
            Number = "",
            TypeId = type.Id,
            ContactId = conversation.ContactId,
            Attributes = TicketFields.Attributes(body, "attributes"),
            State = state.Category,
            IsConversation = true,
            CreatedAt = conversation.CreatedAt,
            UpdatedAt = request.Time.NowToTheSecond,
            StoredAt = request.Time.Real
        };
    }
}
