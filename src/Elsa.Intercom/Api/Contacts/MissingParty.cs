using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>
/// Explains a 404 for a request that names a contact and something else, such as a teammate. Intercom sends the same 404 if the contact is archived or
/// was merged. Each case has a different remedy, so one more request is worth it.
/// </summary>
internal static class MissingParty
{
    /// <param name="client">The client.</param>
    /// <param name="given">The contact as the author refers to it.</param>
    /// <param name="contactId">Intercom's id of the contact that was sent.</param>
    /// <param name="missing">The 404.</param>
    /// <param name="otherwise">What to do if the contact exists.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<IntercomException> ExplainAsync(
        IIntercomClient client, ContactReference given, string contactId, IntercomException missing, string otherwise, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Contacts.GetAsync(contactId, cancellationToken).ConfigureAwait(false) switch
            {
                { Archived: true } => ContactResolver.Archived(contactId, missing.RequestId),
                { IsSuccessor: true } successor => With(missing, $"The contact was merged into contact {successor.Id}. Use that id."),
                { } => With(missing, $"The contact exists. {otherwise}"),
                null when given is { IdentifiedBy: ContactReference.Id, IsIntercomId: false } => With(
                    missing,
                    "The value of Contact is not 24 hexadecimal digits, as Intercom's ids are. If it is the id of your own system, "
                        + "choose External ID in Identify by."),
                null => missing,
            };
        }
        catch (Exception e) when (e is IntercomException or ArgumentException)
        {
            return missing;
        }
    }

    private static IntercomException With(IntercomException missing, string advice) =>
        new(missing.Kind, missing.Code, $"{missing.Message} {advice}", missing.StatusCode, missing.RequestId, missing.RetryAfter);
}
