using System.Net;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>
/// Explains a 404 for a new conversation. Intercom sends the same 404 if the contact is archived, was merged, or has a different role, and if the id
/// belongs to the author's own system. Each case has a different remedy, so one more request is worth it.
/// </summary>
internal static class MissingContact
{
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<IntercomException> ExplainAsync(
        IIntercomClient client, ContactReference given, ConversationAuthor author, IntercomException missing, CancellationToken cancellationToken)
    {
        try
        {
            var contact = await client.Contacts.GetAsync(author.Id, cancellationToken).ConfigureAwait(false);
            return contact?.Archived == true ? ContactResolver.Archived(author.Id, missing.RequestId) : With(missing, Advice(given, author, contact));
        }
        catch (Exception e) when (e is IntercomException or ArgumentException)
        {
            return With(missing, Advice(given, author, contact: null));
        }
    }

    private static string? Advice(ContactReference given, ConversationAuthor author, Contact? contact)
    {
        // After a lookup, neither the id nor the role is the author's.
        if (contact is { IsSuccessor: true })
            return $"The contact was merged into contact {contact.Id}. Use that id.";

        if (given.IdentifiedBy != ContactReference.Id)
            return null;

        if (!given.IsIntercomId)
            return "The value of Contact is not 24 hexadecimal digits, as Intercom's ids are. If it is the id of your own system, "
                + "choose External ID in Identify by.";

        return contact?.Role is ContactRoles.User or ContactRoles.Lead && author.Type != ContactRoles.Contact && contact.Role != author.Type
            ? $"The contact is a {contact.Role}, and Contact type says {author.Type}. Choose {contact.Role} in Contact type."
            : "Check that Contact type is the contact's role: a lead is not found as a user.";
    }

    private static IntercomException With(IntercomException missing, string? advice) => advice == null
        ? missing
        : new IntercomException(
            missing.Kind, missing.Code, $"{missing.Message} {advice}", missing.StatusCode ?? HttpStatusCode.NotFound, missing.RequestId, missing.RetryAfter);
}
