using Elsa.Intercom.Sandbox.Admins;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Events;
using Elsa.Intercom.Sandbox.Messages;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Sandbox.Tags;
using Elsa.Intercom.Sandbox.Tickets;

namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>All routes of the API.</summary>
internal sealed class SandboxRoutes
{
    private readonly AdminRoutes _admins;
    private readonly TagRoutes _tags;
    private readonly ContactTagRoutes _contactTags;
    private readonly NoteRoutes _notes;
    private readonly ConversationTagRoutes _conversationTags;
    private readonly ParticipantRoutes _participants;
    private readonly TicketRoutes _tickets;
    private readonly MessageRoutes _messages;
    private readonly EventRoutes _events;

    public SandboxRoutes(IntercomSandboxOptions options, SandboxStore store, IdGenerator ids)
    {
        var writer = new PartWriter(ids, new StateMachine(options.AdminReplyReopens));
        Contacts = new ContactRoutes(store, ids);
        Conversations = new ConversationRoutes(store, ids, writer);
        _admins = new AdminRoutes(options, store);
        _tags = new TagRoutes(store, ids);
        _contactTags = new ContactTagRoutes(store);
        _notes = new NoteRoutes(store, ids);
        _conversationTags = new ConversationTagRoutes(store);
        _participants = new ParticipantRoutes(store, Contacts);
        _tickets = new TicketRoutes(store, ids, writer, Contacts);
        _messages = new MessageRoutes(store, ids);
        _events = new EventRoutes(store, ids);
    }

    public ContactRoutes Contacts { get; }

    public ConversationRoutes Conversations { get; }

    public IEnumerable<(string Method, string Pattern, Func<ApiRequest, ApiAnswer> Route)> All =>
    [
        ("GET", "/me", _admins.Me),
        ("GET", "/admins", _admins.List),
        ("GET", "/admins/{id}", _admins.Get),
        ("GET", "/teams", _admins.ListTeams),
        ("GET", "/teams/{id}", _admins.GetTeam),
        ("GET", "/tags", _tags.List),
        ("POST", "/tags", _tags.Save),
        ("GET", "/tags/{id}", _tags.Get),
        ("POST", "/contacts", Contacts.Create),
        ("POST", "/contacts/search", Contacts.Search),
        ("GET", "/contacts/find_by_external_id/{external_id}", Contacts.FindByExternalId),
        ("GET", "/contacts/{id}", Contacts.Get),
        ("PUT", "/contacts/{id}", Contacts.Update),
        ("DELETE", "/contacts/{id}", Contacts.Delete),
        ("POST", "/contacts/{id}/archive", Contacts.Archive),
        ("POST", "/contacts/{id}/unarchive", Contacts.Unarchive),
        ("GET", "/contacts/{id}/tags", _contactTags.List),
        ("POST", "/contacts/{id}/tags", _contactTags.Add),
        ("DELETE", "/contacts/{id}/tags/{tag_id}", _contactTags.Remove),
        ("GET", "/contacts/{id}/notes", _notes.List),
        ("POST", "/contacts/{id}/notes", _notes.Add),
        ("GET", "/notes/{id}", _notes.Get),
        ("POST", "/conversations", Conversations.Create),
        ("GET", "/conversations", Conversations.List),
        ("POST", "/conversations/search", Conversations.Search),
        ("GET", "/conversations/{id}", Conversations.Get),
        ("PUT", "/conversations/{id}", Conversations.Update),
        ("POST", "/conversations/{id}/reply", Conversations.Reply),
        ("POST", "/conversations/{id}/parts", Conversations.Act),
        ("POST", "/conversations/{id}/tags", _conversationTags.Add),
        ("DELETE", "/conversations/{id}/tags/{tag_id}", _conversationTags.Remove),
        ("POST", "/conversations/{id}/customers", _participants.Add),
        ("DELETE", "/conversations/{id}/customers/{contact_id}", _participants.Remove),
        ("POST", "/conversations/{id}/convert", _tickets.Convert),
        ("GET", "/ticket_types", _tickets.ListTypes),
        ("GET", "/ticket_types/{id}", _tickets.GetType),
        ("GET", "/ticket_states", _tickets.ListStates),
        ("POST", "/tickets", _tickets.Create),
        ("POST", "/tickets/search", _tickets.Search),
        ("GET", "/tickets/{id}", _tickets.Get),
        ("POST", "/messages", _messages.Send),
        ("GET", "/events", _events.List),
        ("POST", "/events", _events.Track)
    ];
}
