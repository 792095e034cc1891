using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>One of three ways to name a contact. The routes call the fields differently.</summary>
internal readonly record struct ContactIdentifier(string? Id, string? ExternalId, string? Email)
{
    /// <summary>Reads the one that is given, as replies, tickets and customers require it.</summary>
    /// <exception cref="ApiException">400: none is given, or more than one.</exception>
    public static ContactIdentifier ReadOne(JsonFields body, string id, string externalId)
    {
        var identifier = Read(body, id, externalId);
        string?[] given = [identifier.Id, identifier.ExternalId, identifier.Email];

        return given.Count(x => x is not null) == 1
            ? identifier
            : throw ApiException.Invalid($"Exactly one of {id}, {externalId} or email is required");
    }

    public static ContactIdentifier Read(JsonFields body, string id, string externalId)
    {
        body.TryString(id, nullable: false, out var givenId);
        body.TryString(externalId, nullable: false, out var givenExternalId);
        body.TryString("email", nullable: false, out var email);
        return new ContactIdentifier(givenId, givenExternalId, email);
    }

    /// <summary>Whether it names the contact, and the contact is not archived.</summary>
    public bool Names(SandboxContact contact) => !contact.Archived &&
        (Id is not null ? Id == contact.Id
            : ExternalId is not null ? ExternalId == contact.ExternalId
            : string.Equals(Email, contact.Email, StringComparison.OrdinalIgnoreCase));

    /// <summary>The contact of that name, a user rather than a lead; null if there is none.</summary>
    public SandboxContact? Find(SandboxStore store)
    {
        if (Id is not null)
            return store.FindContact(Id) is { } contact && Names(contact) ? contact : null;

        var identifier = this;
        return store.FindContact(x => x.Role == "user" && identifier.Names(x)) ?? store.FindContact(identifier.Names);
    }
}
