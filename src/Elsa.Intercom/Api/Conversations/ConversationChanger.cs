using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>
/// Changes a conversation's state. It looks first, so that nothing is sent if the state is so already. After an unclear response it looks again, and sends
/// once more only if the change has not been made: repeat class T in docs/reliability.md.
/// </summary>
internal sealed class ConversationChanger(IntercomClientFactory clients)
{
    /// <summary>Makes sure that the conversation is in the wanted state.</summary>
    /// <exception cref="IntercomException">The conversation doesn't exist, the change was refused, or its result is unknown.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ChangedConversation> ChangeAsync(string connection, ConversationChange change, CancellationToken cancellationToken)
    {
        var calls = clients.GetCalls(connection);
        var before = await LookAsync().ConfigureAwait(false);

        if (change.IsSo(before))
            return new ChangedConversation(before, Changed: false);

        try
        {
            return await SendAsync().ConfigureAwait(false);
        }
        catch (IntercomException unclear) when (unclear.Kind == IntercomErrorKind.Unknown && !cancellationToken.IsCancellationRequested)
        {
            return await AfterUnclearAsync(unclear).ConfigureAwait(false);
        }

        async Task<ChangedConversation> AfterUnclearAsync(IntercomException unclear)
        {
            if (await IsDoneAsync(unclear).ConfigureAwait(false) is { } so)
                return so;

            try
            {
                return await SendAsync().ConfigureAwait(false);
            }
            catch (IntercomException e)
            {
                // A refusal of the second attempt says nothing about the first, which may still be on its way.
                var done = cancellationToken.IsCancellationRequested ? null : await IsDoneAsync(unclear).ConfigureAwait(false);
                return done ?? throw Unknown(unclear, $"Sending it again failed too: {e.Message}");
            }
        }

        async Task<ChangedConversation?> IsDoneAsync(IntercomException unclear)
        {
            try
            {
                var after = await LookAsync().ConfigureAwait(false);
                return change.IsSo(after) ? new ChangedConversation(after, Changed: true) : null;
            }
            catch (IntercomException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw Unknown(unclear, $"Reading the conversation failed too: {e.Message}");
            }
        }

        Task<Conversation> LookAsync() => calls.ReadConversationAsync(change.Id, cancellationToken);

        async Task<ChangedConversation> SendAsync() =>
            new(await calls.SendAsync(
            change.Request, answer => ConversationJson.Read(answer, change.Id), cancellationToken).ConfigureAwait(false), Changed: true);
    }

    private static IntercomException Unknown(IntercomException unclear, string explanation) =>
        new(
            IntercomErrorKind.Unknown,
            unclear.Code,
            $"{unclear.Message} {explanation} Run it again: it looks first, and changes nothing that is so already.",
            unclear.StatusCode,
            unclear.RequestId,
            innerException: unclear.InnerException);
}

/// <summary>A conversation in the wanted state.</summary>
/// <param name="Conversation">The conversation afterwards.</param>
/// <param name="Changed">Whether this run changed it.</param>
internal sealed record ChangedConversation(Conversation Conversation, bool Changed);
