using Elsa.Intercom.Sandbox.Admins;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Sandbox.Tags;

namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>All routes of the API.</summary>
internal sealed class SandboxRoutes(IntercomSandboxOptions options, SandboxStore store, IdGenerator ids)
{
    private readonly AdminRoutes _admins = new(options, store);
    private readonly TagRoutes _tags = new(store, ids);
    private readonly ContactTagRoutes _contactTags = new(store);
    private readonly ConversationTagRoutes _conversationTags = new(store);

    public ContactRoutes Contacts { get; } = new(store, ids);

    public ConversationRoutes Conversations { get; } = new(store, ids, new PartWriter(ids, new StateMachine(options.AdminReplyReopens)));

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
        ("POST", "/contacts/{id}/archive", Contacts.Archive),
        ("POST", "/contacts/{id}/unarchive", Contacts.Unarchive),
        ("GET", "/contacts/{id}/tags", _contactTags.List),
        ("POST", "/contacts/{id}/tags", _contactTags.Add),
        ("DELETE", "/contacts/{id}/tags/{tag_id}", _contactTags.Remove),
        ("POST", "/conversations", Conversations.Create),
        ("GET", "/conversations", Conversations.List),
        ("POST", "/conversations/search", Conversations.Search),
        ("GET", "/conversations/{id}", Conversations.Get),
        ("PUT", "/conversations/{id}", Conversations.Update),
        ("POST", "/conversations/{id}/reply", Conversations.Reply),
        ("POST", "/conversations/{id}/parts", Conversations.Act),
        ("POST", "/conversations/{id}/tags", _conversationTags.Add),
        ("DELETE", "/conversations/{id}/tags/{tag_id}", _conversationTags.Remove)
    ];
}
