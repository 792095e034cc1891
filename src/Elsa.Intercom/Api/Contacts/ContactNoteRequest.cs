using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /contacts/{id}/notes</c> (API 2.14). A <see langword="null"/> is left out.</summary>
public sealed class ContactNoteRequest
{
    /// <summary>The text; HTML is allowed. Required.</summary>
    [JsonProperty("body")]
    public string Body { get; set; } = "";

    /// <summary>Intercom's id of the teammate who writes it. No description says whose the note is without it.</summary>
    [JsonProperty("admin_id")]
    public string? AdminId { get; set; }

    /// <summary>The same note by a given teammate.</summary>
    internal ContactNoteRequest By(string admin) => new() { Body = Body, AdminId = admin };

    internal IntercomRequest ToSend(string contactId) =>
        Routes.AddNote(contactId) with { Body = this, Private = [contactId, Body, DisplayedText.Normalize(Body)] };
}
