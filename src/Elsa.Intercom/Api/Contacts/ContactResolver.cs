using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Finds the contact that the author refers to.</summary>
internal sealed class ContactResolver(IIntercomClientFactory clients, Connections connections, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Finds the contact. A contact created moments ago may not be searchable yet, so "not found" is trusted only after NewContactGrace.</summary>
    /// <exception cref="IntercomException">No contact matches, or several do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ConversationAuthor> ResolveAsync(string connection, ContactReference contact, CancellationToken cancellationToken) =>
        WithGraceAsync(connection, client => LookUpAsync(client, contact, cancellationToken), cancellationToken);

    /// <summary>
    /// Like <see cref="ResolveAsync"/>, for operations that take users and leads alike: an External ID may be a lead's, too. An Intercom ID is taken as it
    /// is given; its role is then unknown.
    /// </summary>
    /// <exception cref="IntercomException">No contact matches, or several do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConversationAuthor> ResolveEitherAsync(string connection, ContactReference contact, CancellationToken cancellationToken) =>
        contact.IdentifiedBy == ContactReference.Id
            ? new ConversationAuthor { Type = contact.Type, Id = contact.Value }
            : Author(await FindAsync(connection, contact, role: null, cancellationToken).ConfigureAwait(false), contact.Type);

    /// <summary>Reads the contact. "Not found" is trusted only after NewContactGrace, except for an Intercom ID, which works at once.</summary>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="contact">The author's reference. Its role decides between several matches.</param>
    /// <param name="role">The only role to look for; null for both.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">No contact matches, or several do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Contact> FindAsync(string connection, ContactReference contact, string? role, CancellationToken cancellationToken) =>
        contact.IdentifiedBy == ContactReference.Id
            ? ReadAsync(clients.GetClient(connection), contact.Value, role, cancellationToken)
            : WithGraceAsync(connection, client => FindAsync(client, contact, role, cancellationToken), cancellationToken);

    private async Task<T> WithGraceAsync<T>(string connection, Func<IIntercomClient, Task<T>> lookUpAsync, CancellationToken cancellationToken)
    {
        var left = connections.Get(connection).NewContactGrace;

        for (var wait = FirstWait; ; wait *= 2)
        {
            try
            {
                return await lookUpAsync(clients.GetClient(connection)).ConfigureAwait(false);
            }
            catch (IntercomException e) when (e.Code == IntercomErrorCodes.ContactNotFound && left > TimeSpan.Zero)
            {
                wait = wait < left ? wait : left;
                left -= wait;
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<ConversationAuthor> LookUpAsync(IIntercomClient client, ContactReference contact, CancellationToken cancellationToken)
    {
        switch (contact.IdentifiedBy)
        {
            case ContactReference.Id:
                return new ConversationAuthor { Type = contact.Type, Id = contact.Value };

            case ContactReference.Email:
                return Author(
                    Only(
                        await client.Contacts.SearchAsync(new ContactSearch { Email = contact.Value }, cancellationToken).ConfigureAwait(false),
                        contact.Type,
                        "email address"),
                    contact.Type);

            case ContactReference.ExternalId when contact.Type == ContactRoles.User:
                var user = await client.Contacts.FindUserByExternalIdAsync(contact.Value, cancellationToken).ConfigureAwait(false);
                return Author(Only(user == null ? [] : [user], contact.Type, "external id"), contact.Type);

            default:
                return Author(
                    Only(
                        await client.Contacts.SearchAsync(new ContactSearch { ExternalId = contact.Value }, cancellationToken).ConfigureAwait(false),
                        contact.Type,
                        "external id"),
                    contact.Type);
        }
    }

    private static async Task<Contact> FindAsync(IIntercomClient client, ContactReference contact, string? role, CancellationToken cancellationToken)
    {
        if (contact.IdentifiedBy == ContactReference.Email)
            return Only(
                await client.Contacts.SearchAsync(new ContactSearch { Email = contact.Value, Role = role }, cancellationToken).ConfigureAwait(false),
                contact.Type,
                "email address");

        // A user is found without the search, which lags.
        if (role is null or ContactRoles.User &&
            await client.Contacts.FindUserByExternalIdAsync(contact.Value, cancellationToken).ConfigureAwait(false) is { } user)
            return Only([user], contact.Type, "external id");

        return Only(
            role == ContactRoles.User
                ? []
                : await client.Contacts.SearchAsync(new ContactSearch { ExternalId = contact.Value, Role = ContactRoles.Lead }, cancellationToken)
                    .ConfigureAwait(false),
            contact.Type,
            "external id");
    }

    private static async Task<Contact> ReadAsync(IIntercomClient client, string id, string? role, CancellationToken cancellationToken)
    {
        var contact = await client.Contacts.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return Only(contact == null || (role != null && contact.Role != null && contact.Role != role) ? [] : [contact], role ?? "", "Intercom ID");
    }

    /// <summary>Returns the only match, or the only match with the wanted role. Never guesses.</summary>
    public static Contact Only(IReadOnlyList<Contact> found, string wantedRole, string what)
    {
        var active = found.Where(contact => contact.Archived != true).ToList();

        if (active.Count == 0 && found.Count > 0)
            throw Archived(found[0].Id);

        if (active.Count == 0)
            throw new IntercomException(
                IntercomErrorKind.NotFound,
                IntercomErrorCodes.ContactNotFound,
                $"No contact of the workspace has this {what}. Create it first (Find or Create Intercom Contact). "
                + "A contact created minutes ago may not be searchable yet; its Intercom ID works at once.");

        if (active.Count == 1)
            return active[0];

        var wanted = active.Where(contact => string.Equals(contact.Role, wantedRole, StringComparison.OrdinalIgnoreCase)).ToList();

        return wanted.Count == 1
            ? wanted[0]
            : throw new IntercomException(
                IntercomErrorKind.Rejected,
                IntercomErrorCodes.SeveralContacts,
                $"{active.Count} contacts have this {what}, {wanted.Count} of them with {Describe(wantedRole)}: "
                + $"{string.Join(", ", active.Take(10).Select(contact => $"{contact.Id} ({contact.Role})"))}. "
                + "Identify the right one by its Intercom ID, or merge them.");
    }

    public static IntercomException Archived(string id, string? requestId = null) =>
        new(
            IntercomErrorKind.Rejected,
            IntercomErrorCodes.ContactArchived,
            $"Contact {id} is archived. Unarchive it (POST /contacts/{id}/unarchive, or in Intercom's contact list), then try again.",
            requestId: requestId);

    private static ConversationAuthor Author(Contact contact, string contactType) => new() { Id = contact.Id, Type = contact.Role ?? contactType };

    private static string Describe(string role) => role is ContactRoles.User or ContactRoles.Lead ? $"the role {role}" : "the wanted role";
}
