using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>
/// The conversation that a message opened. Intercom's response to the message doesn't name it, and the search lags. Best effort: without it, the message
/// still counts as sent.
/// </summary>
internal static class OpenedConversation
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <param name="services">The services for searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="sent">The message.</param>
    /// <param name="grace">How long to search.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Intercom's id of the conversation; null if no search shows it in time.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<string?> FindAsync(
        OperationServices services, string connection, MessageSent sent, TimeSpan grace, CancellationToken cancellationToken)
    {
        var search = new ConversationSearch { ContactId = sent.ContactId, CreatedFrom = sent.CreatedAt?.AddDays(-1) };

        try
        {
            for (var wait = FirstWait; ; wait *= 2)
            {
                var found = await services.Clients.GetClient(connection).Conversations.SearchAsync(search, cancellationToken).ConfigureAwait(false);

                if (found.Conversations.FirstOrDefault(conversation => conversation.MessageId == sent.MessageId) is { } conversation)
                    return conversation.Id;

                if (grace <= TimeSpan.Zero)
                    return null;

                wait = wait < grace ? wait : grace;
                grace -= wait;
                await Task.Delay(wait, services.Time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IntercomException)
        {
            return null;
        }
    }
}
