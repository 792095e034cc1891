using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

internal sealed class ContactsClient(ApiCalls calls) : IContactsClient
{
    private const int MaxMerges = 5;
    private const int MaxPages = 10;

    public Task<Contact> CreateAsync(ContactRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (string.IsNullOrWhiteSpace(request.Email) && string.IsNullOrWhiteSpace(request.ExternalId) && string.IsNullOrWhiteSpace(request.Role))
            throw IntercomException.Invalid("A contact needs an email address, an external id or a role. Set one of them.");

        ContactRules.Check(request);

        return calls.SendAsync(
            Routes.CreateContact with { Body = request, Private = ContactQuery.Private(request) }, answer => Read(answer, request), cancellationToken);
    }

    public Task<Contact> UpdateAsync(string id, ContactRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(request);
        ContactRules.Check(request);
        return calls.SendAsync(
            Routes.UpdateContact(id) with { Body = request, Private = ContactQuery.Private(request) },
            answer => Read(answer, request) is { } contact && contact.Id == id ? contact : null,
            cancellationToken);
    }

    public Task<Contact?> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return FindAsync(Routes.GetContact(id), cancellationToken);
    }

    public async Task<Contact?> FindUserByExternalIdAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        TextRules.Check(externalId, "External ID");

        if (ApiVersion.Parse(calls.Settings.ApiVersion).IsAtLeast(2, 13))
            return await FindAsync(Routes.FindUser(externalId), cancellationToken).ConfigureAwait(false);

        var found = await SearchAsync(new ContactSearch { ExternalId = externalId, Role = ContactRoles.User }, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    public Task<IReadOnlyList<Contact>> SearchAsync(ContactSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        TextRules.Check(search.Email, "Email");
        TextRules.Check(search.ExternalId, "External ID");
        TextRules.Check(search.Role, "Role");
        var terms = ContactQuery.Terms(search);

        if (terms.Count == 0)
            throw IntercomException.Invalid("The search has no criterion. Set an email address, an external id or a role.");

        var request = Routes.SearchContacts with { Body = ContactQuery.Body(terms), Private = [search.Email, search.ExternalId] };

        // The terms are checked again: "=" in Intercom's search ignores case, and a proxy or an index may match even more.
        return calls.SendAsync<IReadOnlyList<Contact>>(
            request,
            answer => answer.Body["data"] is JArray data
                ? [.. data.Select(item => Read(item, answer.RequestId)).OfType<Contact>().Where(contact => ContactQuery.Matches(search, contact))]
                : null,
            cancellationToken);
    }

    public Task<ContactNote> AddNoteAsync(string contactId, ContactNoteRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contactId);
        ArgumentNullException.ThrowIfNull(request);
        ContactRules.Check(request);
        return calls.SendAsync(request.ToSend(contactId), ContactNoteJson.Read, cancellationToken);
    }

    public async Task<ContactNoteList> ListNotesAsync(string contactId, DateTimeOffset? createdFrom = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contactId);
        var found = new List<ContactNote>();
        var isComplete = true;
        string? startingAfter = null;

        for (var page = 1; ; page++)
        {
            var body = await calls.SendAsync(
                Routes.ListNotes(contactId, startingAfter),
                answer => answer.Body["data"] is JArray ? answer.Body : null,
                cancellationToken).ConfigureAwait(false);
            var read = ((JArray)body["data"]!).Select(ContactNoteJson.Read).ToList();
            isComplete &= !read.Contains(null);
            found.AddRange(read.OfType<ContactNote>());
            startingAfter = ContactNoteJson.Next(body);

            if (!ContactNoteJson.HasNext(body) || ContactNoteJson.EndsBefore(createdFrom, found))
                return new ContactNoteList(ContactNoteJson.Since(createdFrom, found), isComplete);

            if (startingAfter == null || page == MaxPages)
                return new ContactNoteList(ContactNoteJson.Since(createdFrom, found), IsComplete: false);
        }
    }

    /// <summary>Reads a contact. If it was merged into another contact, reads that contact, which may have been merged too.</summary>
    private async Task<Contact?> FindAsync(IntercomRequest request, CancellationToken cancellationToken)
    {
        string? successor = null;

        for (var merges = 0; ; merges++)
        {
            try
            {
                var contact = await calls.FindAsync(successor == null ? request : Routes.GetContact(successor), ReadAsked, cancellationToken)
                    .ConfigureAwait(false);
                return successor == null ? contact : (contact ?? throw Missing(successor)) with { IsSuccessor = true };
            }
            catch (IntercomException e) when (e.MergedInto != null && merges < MaxMerges)
            {
                successor = e.MergedInto;
            }
        }

        Contact? ReadAsked(IntercomAnswer answer) =>
            Read(answer) is { } contact && (successor == null || string.Equals(contact.Id, successor, StringComparison.OrdinalIgnoreCase)) ? contact : null;
    }

    /// <summary>The error for a merged contact whose successor is missing. If it looked like a contact that never existed, it would be created again.</summary>
    private static IntercomException Missing(string successor) =>
        new(
            IntercomErrorKind.Rejected,
            MergedContacts.Code,
            $"The contact was merged into contact {successor}, which does not exist or is archived. Look for it in Intercom, and unarchive it.",
            HttpStatusCode.Gone);

    /// <summary>The changed contact; null if the response has a different contact from the request, as from a proxy that repeats responses.</summary>
    private static Contact? Read(IntercomAnswer answer, ContactRequest request) =>
        Read(answer) is { } contact && !ContactQuery.Contradicts(request, contact) ? contact : null;

    private static Contact? Read(IntercomAnswer answer) => Read(answer.Body, answer.RequestId);

    /// <summary>Reads a contact field by field, so that one odd field doesn't hide the contact, which would then be created again.</summary>
    private static Contact? Read(JToken item, string? requestId) => item is JObject json && json.Id("id") is { } id
        ? new Contact
        {
            Id = id,
            Role = json.Text("role"),
            ExternalId = json.Text("external_id"),
            Email = json.Text("email"),
            Name = json.Text("name"),
            Phone = json.Text("phone"),
            Archived = json.Flag("archived"),
            RequestId = requestId,
            Json = json,
        }
        : null;
}
