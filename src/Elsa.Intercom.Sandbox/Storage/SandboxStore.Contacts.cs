using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The contacts. Only users are unique; several leads may share an email address, with one another and with a user.</summary>
internal sealed partial class SandboxStore
{
    private readonly OrderedDictionary<string, SandboxContact> _contacts = [];

    /// <summary>In order of creation, archived ones included and deleted ones not.</summary>
    public IReadOnlyList<SandboxContact> Contacts => Read(() => _contacts.Values.Where(x => !x.Deleted).ToArray());

    /// <exception cref="ApiException">409: a user already has this email address or external id.</exception>
    public SandboxContact AddContact(SandboxContact contact) => Change(() =>
    {
        RequireUnique(contact);
        return _contacts[contact.Id] = contact;
    });

    public SandboxContact? FindContact(string id) => Read(() => _contacts.GetValueOrDefault(id) is { Deleted: false } contact ? contact : null);

    /// <summary>The first contact of that kind, in order of creation. Deleted ones are never found.</summary>
    public SandboxContact? FindContact(Func<SandboxContact, bool> match) => Read(() => _contacts.Values.FirstOrDefault(x => !x.Deleted && match(x)));

    /// <exception cref="ApiException">404: no contact has this id. 409: as for a new contact.</exception>
    public SandboxContact UpdateContact(string id, Func<SandboxContact, SandboxContact> change) => Change(() =>
    {
        var contact = change(FindContact(id) ?? throw ApiException.NotFound("User Not Found"));

        if (!contact.Deleted)
            RequireUnique(contact);

        return _contacts[id] = contact;
    });

    private void Replied(string contactId, DateTimeOffset at) => _contacts[contactId] = _contacts[contactId] with { LastRepliedAt = at };

    private void ClearContacts() => _contacts.Clear();

    private void RequireUnique(SandboxContact contact)
    {
        if (contact.Role != "user")
            return;

        foreach (var other in _contacts.Values)
        {
            if (other.Role != "user" || other.Deleted || other.Id == contact.Id || !IsSamePerson(contact, other))
                continue;

            throw ApiException.Conflict(
                $"{(other.Archived ? "An archived contact" : "A contact")} matching those details already exists with id={other.Id}");
        }
    }

    private static bool IsSamePerson(SandboxContact a, SandboxContact b) =>
        (a.Email is not null && string.Equals(a.Email, b.Email, StringComparison.OrdinalIgnoreCase)) ||
        (a.ExternalId is not null && a.ExternalId == b.ExternalId);
}
