using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>The routes of Intercom's API that the package uses (API 2.14).</summary>
internal static class Routes
{
    /// <summary>The limit of responses with whole conversations, in MiB.</summary>
    private const int WholeConversation = 32;

    public static readonly IntercomRequest Me = new(HttpMethod.Get, "me", "/me");

    public static readonly IntercomRequest CreateConversation = new(
        HttpMethod.Post, "conversations", "/conversations")
    { Changes = true, MayBeTooEarly = true };

    public static readonly IntercomRequest SearchConversations = new(HttpMethod.Post, "conversations/search", "/conversations/search")
    {
        MaxResponseMiB = WholeConversation,
    };

    public static readonly IntercomRequest CreateContact = new(HttpMethod.Post, "contacts", "/contacts") { Changes = true };

    public static readonly IntercomRequest SearchContacts = new(HttpMethod.Post, "contacts/search", "/contacts/search");

    public static readonly IntercomRequest SendMessage = new(HttpMethod.Post, "messages", "/messages") { Changes = true, MayBeTooEarly = true };

    public static readonly IntercomRequest TrackEvent = new(
        HttpMethod.Post, "events", "/events")
    { Changes = true, IsSafeToRepeat = true, MayAnswerEmpty = true };

    public static readonly IntercomRequest CreateTicket = new(HttpMethod.Post, "tickets", "/tickets") { Changes = true };

    public static readonly IntercomRequest SearchTickets = new(HttpMethod.Post, "tickets/search", "/tickets/search");

    public static readonly IntercomRequest ListTicketTypes = new(HttpMethod.Get, "ticket_types", "/ticket_types");

    public static IntercomRequest GetTicket(string id) => new(HttpMethod.Get, $"tickets/{Segment(id)}", "/tickets/{id}");

    public static IntercomRequest ConvertToTicket(string conversationId) =>
        new(HttpMethod.Post, $"conversations/{Segment(conversationId)}/convert", "/conversations/{id}/convert") { Changes = true };

    public static readonly IntercomRequest ListAdmins = new(HttpMethod.Get, "admins", "/admins");

    public static readonly IntercomRequest ListTeams = new(HttpMethod.Get, "teams", "/teams");

    public static readonly IntercomRequest ListTags = new(HttpMethod.Get, "tags", "/tags");

    public static readonly IntercomRequest FindOrCreateTag = new(HttpMethod.Post, "tags", "/tags") { Changes = true, IsSafeToRepeat = true };

    public static IntercomRequest GetConversation(string id) =>
        new(HttpMethod.Get, $"conversations/{Segment(id)}", "/conversations/{id}") { MaxResponseMiB = WholeConversation };

    public static IntercomRequest ReplyToConversation(string id) =>
        new(HttpMethod.Post, $"conversations/{Segment(id)}/reply", "/conversations/{id}/reply") { Changes = true, MaxResponseMiB = WholeConversation };

    public static IntercomRequest ManageConversation(string id) =>
        new(HttpMethod.Post, $"conversations/{Segment(id)}/parts", "/conversations/{id}/parts") { Changes = true, MaxResponseMiB = WholeConversation };

    public static IntercomRequest UpdateConversation(string id) =>
        new(HttpMethod.Put, $"conversations/{Segment(id)}", "/conversations/{id}")
        { Changes = true, IsSafeToRepeat = true, MaxResponseMiB = WholeConversation };

    public static IntercomRequest TagConversation(string id) =>
        new(HttpMethod.Post, $"conversations/{Segment(id)}/tags", "/conversations/{id}/tags") { Changes = true, IsSafeToRepeat = true };

    public static IntercomRequest UntagConversation(string id, string tag) =>
        new(HttpMethod.Delete, $"conversations/{Segment(id)}/tags/{Segment(tag)}", "/conversations/{id}/tags/{tag_id}")
        { Changes = true, IsSafeToRepeat = true };

    public static IntercomRequest ListContactTags(string id) => new(HttpMethod.Get, $"contacts/{Segment(id)}/tags", "/contacts/{id}/tags") { Private = [id] };

    public static IntercomRequest TagContact(string id) =>
        new(HttpMethod.Post, $"contacts/{Segment(id)}/tags", "/contacts/{id}/tags") { Changes = true, IsSafeToRepeat = true, Private = [id] };

    public static IntercomRequest UntagContact(string id, string tag) =>
        new(HttpMethod.Delete, $"contacts/{Segment(id)}/tags/{Segment(tag)}", "/contacts/{id}/tags/{tag_id}")
        { Changes = true, IsSafeToRepeat = true, Private = [id] };

    public static IntercomRequest GetContact(string id) => new(HttpMethod.Get, $"contacts/{Segment(id)}", "/contacts/{id}") { Private = [id] };

    public static IntercomRequest UpdateContact(string id) => new(HttpMethod.Put, $"contacts/{Segment(id)}", "/contacts/{id}") { Changes = true };

    public static IntercomRequest AddNote(string contactId) =>
        new(HttpMethod.Post, $"contacts/{Segment(contactId)}/notes", "/contacts/{id}/notes") { Changes = true };

    public static IntercomRequest ListNotes(string contactId, string? startingAfter) =>
        new(HttpMethod.Get, $"contacts/{Segment(contactId)}/notes{Page(startingAfter)}", "/contacts/{id}/notes") { Private = [contactId] };

    public static IntercomRequest FindUser(string externalId) =>
        new(HttpMethod.Get, $"contacts/find_by_external_id/{Segment(externalId)}", "/contacts/find_by_external_id/{external_id}") { Private = [externalId] };

    private static string Page(string? startingAfter) => startingAfter == null ? "" : $"?starting_after={Uri.EscapeDataString(startingAfter)}";

    /// <summary>An id as a segment of a path. An id of dots would lead to a different address, because no escape protects dots.</summary>
    private static string Segment(string id)
    {
        TextRules.Check(id, "The id");
        return id is "." or ".." ? throw IntercomException.Invalid("The id consists of dots; nothing in Intercom has such an id.") : Uri.EscapeDataString(id);
    }
}
