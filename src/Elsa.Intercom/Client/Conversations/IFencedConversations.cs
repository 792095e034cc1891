namespace Elsa.Intercom.Client;

/// <summary>What the package's own client can do for a key, and a client of the application's own need not.</summary>
internal interface IFencedConversations
{
    /// <summary>Creates a conversation.</summary>
    /// <param name="request">Who says what.</param>
    /// <param name="beforeSending">Called once, after all waiting and right before the first byte; says when it must not be sent any more. What it throws ends the call, and nothing was sent.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    Task<CreatedConversation> CreateConversationAsync(CreateConversationRequest request, Func<CancellationToken, Task<DateTimeOffset>> beforeSending, CancellationToken cancellationToken);

    /// <summary>Searches conversations ahead of those who wait for the rate limit: a key is held meanwhile.</summary>
    Task<ConversationSearchResult> SearchConversationsAtOnceAsync(ConversationSearch search, CancellationToken cancellationToken);
}
