using Elsa.Intercom.Http;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /conversations/{id}/convert</c> (from API 2.10). A <see langword="null"/> is left out.</summary>
public sealed class ConvertToTicketRequest
{
    /// <summary>Intercom's id of a ticket type of the category Customer. Required.</summary>
    [JsonProperty("ticket_type_id")]
    public string TicketTypeId { get; set; } = "";

    /// <summary>The title (<c>_default_title_</c> in <c>attributes</c>).</summary>
    [JsonIgnore]
    public string? Title { get; set; }

    /// <summary>The description (<c>_default_description_</c> in <c>attributes</c>).</summary>
    [JsonIgnore]
    public string? Description { get; set; }

    /// <summary>The other attributes of the ticket type by name (<c>attributes</c>). An attribute that is a list takes an option's id.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?>? Attributes { get; set; }

    [JsonProperty("attributes")]
    internal IReadOnlyDictionary<string, object?>? AllAttributes => TicketAttributes.With(Title, Description, Attributes);

    internal IntercomRequest ToSend(string conversationId) =>
        Routes.ConvertToTicket(conversationId) with { Body = this, Private = TicketAttributes.Private(AllAttributes) };
}
