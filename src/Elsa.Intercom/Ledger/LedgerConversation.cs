namespace Elsa.Intercom.Ledger;

/// <summary>What the ledger keeps of a conversation that was created: ids and dates, no text and no address.</summary>
/// <param name="ConversationId">Intercom's id of the conversation.</param>
/// <param name="MessageId">Intercom's id of its first message; <see langword="null"/> where the answer had none.</param>
/// <param name="ContactId">Intercom's id of the contact who speaks.</param>
/// <param name="CreatedAt">When Intercom says it was created; <see langword="null"/> where it didn't.</param>
/// <param name="RequestId">Intercom's id of the request; <see langword="null"/> where the answer had none.</param>
public sealed record LedgerConversation(string ConversationId, string? MessageId, string ContactId, DateTimeOffset? CreatedAt, string? RequestId);
