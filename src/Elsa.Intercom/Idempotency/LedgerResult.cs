namespace Elsa.Intercom.Idempotency;

/// <summary>What the ledger stores of a result: ids and dates, no text and no address.</summary>
/// <param name="Subject">Intercom's id of the target: a contact, a conversation.</param>
/// <param name="Id">Intercom's id of the result.</param>
/// <param name="Json">The rest, as a small JSON object.</param>
/// <param name="RequestId">Intercom's id of the request; null if the response had none.</param>
internal sealed record LedgerResult(string Subject, string Id, string Json, string? RequestId);
