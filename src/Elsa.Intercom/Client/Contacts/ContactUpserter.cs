using System.Net;
using System.Text.RegularExpressions;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Client;

/// <summary>
/// Finds a contact, or creates it. Intercom's search lags behind, so a contact that was not found can exist: the 409 that answers its
/// creation names it, in prose only.
/// </summary>
internal sealed partial class ContactUpserter(IIntercomClientFactory clients, Connections connections)
{
    /// <exception cref="IntercomException">The contact was neither found nor created, or nobody can tell.</exception>
    public async Task<ContactResult> UpsertAsync(ContactOrder order, CancellationToken cancellationToken)
    {
        connections.Get(order.Connection);
        ContactRules.Check(order);
        var client = clients.GetClient(order.Connection);

        if (await FindAsync(client, order, cancellationToken).ConfigureAwait(false) is { } found)
            return new ContactResult(await KeepOrUpdateAsync(client, order, found, cancellationToken).ConfigureAwait(false), Created: false);

        try
        {
            return new ContactResult(await client.CreateContactAsync(order.NewContact(), cancellationToken).ConfigureAwait(false), Created: true);
        }
        catch (IntercomException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            var existing = await FromConflictAsync(client, order, e, cancellationToken).ConfigureAwait(false);
            return new ContactResult(await KeepOrUpdateAsync(client, order, existing, cancellationToken).ConfigureAwait(false), Created: false);
        }
    }

    private static async Task<Contact?> FindAsync(IIntercomClient client, ContactOrder order, CancellationToken cancellationToken)
    {
        if (order.ExternalId is { } externalId)
        {
            if (order.Role == ContactRoles.User && await client.FindUserByExternalIdAsync(externalId, cancellationToken).ConfigureAwait(false) is { } user)
                return Active(user);

            if (order.Role == ContactRoles.Lead && OneOrNone(await client.SearchContactsAsync(new ContactSearch { ExternalId = externalId, Role = order.Role }, cancellationToken).ConfigureAwait(false), order.Role, "external id") is { } lead)
                return lead;
        }

        // Of leads, several may share an e-mail address; then nobody can say which is meant.
        return order.Email == null
            ? null
            : OneOrNone(await client.SearchContactsAsync(new ContactSearch { Email = order.Email, Role = order.Role }, cancellationToken).ConfigureAwait(false), order.Role, "e-mail address");
    }

    private static Contact? OneOrNone(IReadOnlyList<Contact> found, string role, string what) =>
        found.Count == 0 ? null : ContactResolver.Only(found, role, what);

    private static Contact Active(Contact contact) => contact.Archived == true ? throw ContactResolver.Archived(contact.Id) : contact;

    private static async Task<Contact> KeepOrUpdateAsync(IIntercomClient client, ContactOrder order, Contact found, CancellationToken cancellationToken)
    {
        if (!order.UpdateWhenFound)
            return found;

        // Giving somebody's record another external id would hand it to another person of the author's system.
        if (order.ExternalId != null && !string.IsNullOrWhiteSpace(found.ExternalId) && found.ExternalId != order.ExternalId)
            throw new IntercomException(
                IntercomErrorKind.Rejected,
                IntercomErrorCodes.ContactConflict,
                $"Contact {found.Id} has this e-mail address and another external id. Correct one of them in Intercom, merge the two, or choose WhenFound = Keep.",
                requestId: found.RequestId);

        return order.Changes(found) is { } changes
            ? await client.UpdateContactAsync(found.Id, changes, cancellationToken).ConfigureAwait(false)
            : found;
    }

    private static async Task<Contact> FromConflictAsync(IIntercomClient client, ContactOrder order, IntercomException conflict, CancellationToken cancellationToken)
    {
        var named = ContactId().Match(conflict.Message);

        if (named.Success && conflict.Message.Contains("archived contact", StringComparison.OrdinalIgnoreCase))
            throw ContactResolver.Archived(named.Groups[1].Value, conflict.RequestId);

        if (named.Success && await client.GetContactAsync(named.Groups[1].Value, cancellationToken).ConfigureAwait(false) is { } contact)
            return Active(contact);

        // The wording is not documented for every version, so a 409 that names nobody is searched for once more.
        return await FindAsync(client, order, cancellationToken).ConfigureAwait(false) ?? throw new IntercomException(
            IntercomErrorKind.Rejected,
            IntercomErrorCodes.ContactConflict,
            "Intercom says that a contact with these details exists, but names none and finds none yet. Try again in a few minutes.",
            conflict.StatusCode,
            conflict.RequestId);
    }

    [GeneratedRegex("id=([0-9a-fA-F]{24})", RegexOptions.CultureInvariant)]
    private static partial Regex ContactId();
}
