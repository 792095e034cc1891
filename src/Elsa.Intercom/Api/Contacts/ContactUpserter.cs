using System.Net;
using System.Text.RegularExpressions;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>
/// Finds a contact, or creates it. Intercom's search lags, so a contact that was not found may exist. Creating it then fails with a 409
/// that names the contact only in its message.
/// </summary>
internal sealed class ContactUpserter(IIntercomClientFactory clients, Connections connections)
{
    private static readonly Regex ContactId = new("id=([0-9a-fA-F]{24})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <exception cref="IntercomException">The contact was neither found nor created, or the result is unknown.</exception>
    public async Task<ContactResult> UpsertAsync(ContactUpsert upsert, CancellationToken cancellationToken)
    {
        connections.Get(upsert.Connection);
        ContactRules.Check(upsert);
        var client = clients.GetClient(upsert.Connection);

        if (await FindAsync(client, upsert, cancellationToken).ConfigureAwait(false) is { } found)
            return new ContactResult(await KeepOrUpdateAsync(client, upsert, found, cancellationToken).ConfigureAwait(false), Created: false);

        try
        {
            return new ContactResult(await client.Contacts.CreateAsync(upsert.NewContact(), cancellationToken).ConfigureAwait(false), Created: true);
        }
        catch (IntercomException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            var existing = await FromConflictAsync(client, upsert, e, cancellationToken).ConfigureAwait(false);
            return new ContactResult(await KeepOrUpdateAsync(client, upsert, existing, cancellationToken).ConfigureAwait(false), Created: false);
        }
    }

    private static async Task<Contact?> FindAsync(IIntercomClient client, ContactUpsert upsert, CancellationToken cancellationToken)
    {
        if (upsert.ExternalId is { } externalId)
        {
            if (upsert.Role == ContactRoles.User &&
                await client.Contacts.FindUserByExternalIdAsync(externalId, cancellationToken).ConfigureAwait(false) is { } user)
                return Active(user);

            if (upsert.Role == ContactRoles.Lead &&
                await FindOneAsync(
                    client,
                    new ContactSearch { ExternalId = externalId, Role = upsert.Role },
                    "external id",
                    cancellationToken).ConfigureAwait(false) is { } lead)
                return lead;
        }

        // Several leads may share an email address. Then nothing says which one is meant.
        return upsert.Email == null
            ? null
            : await FindOneAsync(
                client, new ContactSearch { Email = upsert.Email, Role = upsert.Role }, "email address", cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Contact?> FindOneAsync(IIntercomClient client, ContactSearch search, string what, CancellationToken cancellationToken)
    {
        var found = await client.Contacts.SearchAsync(search, cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : ContactResolver.Only(found, search.Role!, what);
    }

    private static Contact Active(Contact contact) => contact.Archived == true ? throw ContactResolver.Archived(contact.Id) : contact;

    private static async Task<Contact> KeepOrUpdateAsync(IIntercomClient client, ContactUpsert upsert, Contact found, CancellationToken cancellationToken)
    {
        if (!upsert.UpdateWhenFound)
            return found;

        // The identifiers belong to a contact that was merged into this one, which keeps its own identifiers.
        if (found.IsSuccessor)
            upsert = upsert with { Email = null, ExternalId = null };

        // A changed external id would give the record to a different person in the author's system.
        if (upsert.ExternalId != null && !string.IsNullOrWhiteSpace(found.ExternalId) && found.ExternalId != upsert.ExternalId)
            throw new IntercomException(
                IntercomErrorKind.Rejected,
                IntercomErrorCodes.ContactConflict,
                $"Contact {found.Id} has this email address and a different external id. Correct one of them in Intercom, merge the two, "
                    + "or set When found to Keep.",
                requestId: found.RequestId);

        return upsert.Changes(found) is { } changes
            ? await client.Contacts.UpdateAsync(found.Id, changes, cancellationToken).ConfigureAwait(false)
            : found;
    }

    private static async Task<Contact> FromConflictAsync(
        IIntercomClient client, ContactUpsert upsert, IntercomException conflict, CancellationToken cancellationToken)
    {
        var named = ContactId.Match(conflict.Message);

        if (named.Success && conflict.Message.Contains("archived contact", StringComparison.OrdinalIgnoreCase))
            throw ContactResolver.Archived(named.Groups[1].Value, conflict.RequestId);

        if (named.Success && await client.Contacts.GetAsync(named.Groups[1].Value, cancellationToken).ConfigureAwait(false) is { } contact)
            return Active(contact);

        // The wording is not documented for every version, so a 409 that names no contact leads to one more search.
        return await FindAsync(client, upsert, cancellationToken).ConfigureAwait(false) ?? throw new IntercomException(
            IntercomErrorKind.Rejected,
            IntercomErrorCodes.ContactConflict,
            "Intercom reports that a contact with these details exists, but does not name it, and a search does not find it yet. Try again in a few minutes.",
            conflict.StatusCode,
            conflict.RequestId);
    }
}
