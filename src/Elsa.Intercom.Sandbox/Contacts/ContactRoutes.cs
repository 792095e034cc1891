using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>The routes below /contacts.</summary>
internal sealed class ContactRoutes(SandboxStore store, IdGenerator ids)
{
    private const int DefaultPageSize = 50;

    public ApiAnswer Create(ApiRequest request)
    {
        var body = request.Body;

        if (!body.Has("email") && !body.Has("external_id") && !body.Has("role"))
            throw ApiException.Invalid("One of email, external_id or role is required");

        var contact = ContactFields.Apply(New(request.Time), body, request.Version, IsAdmin);
        return ApiAnswer.Ok(ContactJson.Write(store.AddContact(contact), request.Version), stored: true);
    }

    public ApiAnswer Get(ApiRequest request) =>
        ApiAnswer.Ok(ContactJson.Write(Present(store.FindContact(request.Id)), request.Version));

    public ApiAnswer Update(ApiRequest request)
    {
        var body = request.Body;
        var contact = store.UpdateContact(
            request.Id,
            x => ContactFields.Apply(Present(x), body, request.Version, IsAdmin) with { UpdatedAt = request.Time.Now });

        return ApiAnswer.Ok(ContactJson.Write(contact, request.Version), stored: true);
    }

    public ApiAnswer Archive(ApiRequest request) => SetArchived(request, true);

    public ApiAnswer Unarchive(ApiRequest request) => SetArchived(request, false);

    /// <summary>Deletes a contact, archived or not. Its conversations stay.</summary>
    public ApiAnswer Delete(ApiRequest request)
    {
        var contact = store.UpdateContact(request.Id, x => x with { Deleted = true, UpdatedAt = request.Time.Now });
        var answer = ContactJson.WriteReference(contact);
        answer["deleted"] = true;
        return ApiAnswer.Ok(answer, stored: true);
    }

    // "Only supports users and not leads", from 2.13 on.
    public ApiAnswer FindByExternalId(ApiRequest request)
    {
        if (!request.Version.KnowsFindByExternalId)
            throw ApiException.NotInThisVersion();

        var externalId = request.LastSegment;
        var contact = store.FindContact(x => x.Role == "user" && x.ExternalId == externalId);
        return ApiAnswer.Ok(ContactJson.Write(Present(contact), request.Version));
    }

    public ApiAnswer Search(ApiRequest request)
    {
        var query = SearchQuery.Parse(request.Body, ContactSearchFields.All);
        var paging = Paging.FromBody(request.Body, DefaultPageSize);
        var found = store.Contacts.Where(x => !x.Archived && x.StoredAt <= request.Time.Indexed && query.Matches(name => ContactSearchFields.Read(x, name)));
        var sorting = Sorting.FromBody(request.Body, ContactSearchFields.All);
        var page = new Page<SandboxContact>(sorting.Apply(found, ContactSearchFields.Read), x => x.Id, paging);
        return ApiAnswer.Ok(page.Write("list", "data", x => ContactJson.Write(x, request.Version)));
    }

    /// <summary>A contact with only an id. It is a user unless the request says lead.</summary>
    public SandboxContact New(ServerTime time) =>
        new() { Id = ids.NewContactId(time.Now), Role = "user", CreatedAt = time.Now, UpdatedAt = time.Now, StoredAt = time.Real };

    /// <summary>Adds a lead whom a request names by an unknown email address.</summary>
    public SandboxContact AddLead(string email, ServerTime time) => store.AddContact(New(time) with { Role = "lead", Email = email });

    private bool IsAdmin(string id) => store.FindAdmin(id) is not null;

    private ApiAnswer SetArchived(ApiRequest request, bool archived)
    {
        var contact = store.UpdateContact(request.Id, x => x with { Archived = archived, UpdatedAt = request.Time.Now });
        var answer = ContactJson.WriteReference(contact);
        answer["archived"] = archived;
        return ApiAnswer.Ok(answer, stored: true);
    }

    private static SandboxContact Present(SandboxContact? contact) =>
        contact is { Archived: false } ? contact : throw ApiException.NotFound("User Not Found");
}
