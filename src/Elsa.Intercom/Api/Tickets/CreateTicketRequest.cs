using Elsa.Intercom.Http;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /tickets</c> (API 2.14; fields that are newer than 2.9 say so). A <see langword="null"/> is left out.</summary>
public sealed class CreateTicketRequest
{
    /// <summary>Intercom's id of the ticket type. Required.</summary>
    [JsonProperty("ticket_type_id")]
    public string TicketTypeId { get; set; } = "";

    /// <summary>Intercom's id of the contact. A ticket has one (<c>contacts</c>). Required.</summary>
    [JsonIgnore]
    public string ContactId { get; set; } = "";

    /// <summary>The title (<c>_default_title_</c> in <c>ticket_attributes</c>).</summary>
    [JsonIgnore]
    public string? Title { get; set; }

    /// <summary>The description (<c>_default_description_</c> in <c>ticket_attributes</c>).</summary>
    [JsonIgnore]
    public string? Description { get; set; }

    /// <summary>The other attributes of the ticket type by name (<c>ticket_attributes</c>). An attribute that is a list takes an option's id.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?>? Attributes { get; set; }

    /// <summary>Intercom's id of the teammate who looks after it (<c>assignment</c>). From API 2.14. Nobody by default.</summary>
    [JsonIgnore]
    public string? AdminAssigneeId { get; set; }

    /// <summary>Intercom's id of the team that looks after it (<c>assignment</c>). From API 2.14. None by default.</summary>
    [JsonIgnore]
    public string? TeamAssigneeId { get; set; }

    /// <summary>Whether Intercom notifies nobody of the new ticket. From API 2.13.</summary>
    [JsonProperty("skip_notifications")]
    public bool? SkipNotifications { get; set; }

    /// <summary>When it was created, for migrations: after 2010 and not in the future. From API 2.11. Sent in whole seconds.</summary>
    [JsonProperty("created_at"), JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonProperty("contacts")]
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Contacts => [new Dictionary<string, string> { ["id"] = ContactId }];

    [JsonProperty("ticket_attributes")]
    internal IReadOnlyDictionary<string, object?>? TicketAttributes => Api.TicketAttributes.With(Title, Description, Attributes);

    [JsonProperty("assignment")]
    internal IReadOnlyDictionary<string, string>? Assignment => AdminAssigneeId != null
        ? new Dictionary<string, string> { ["admin_assignee_id"] = AdminAssigneeId }
        : TeamAssigneeId != null ? new Dictionary<string, string> { ["team_assignee_id"] = TeamAssigneeId } : null;

    /// <summary>The same ticket for a given contact.</summary>
    internal CreateTicketRequest For(string contactId)
    {
        var copy = (CreateTicketRequest)MemberwiseClone();
        copy.ContactId = contactId;
        return copy;
    }

    internal IntercomRequest ToSend() => Routes.CreateTicket with { Body = this, Private = [ContactId, .. Api.TicketAttributes.Private(TicketAttributes)] };
}
