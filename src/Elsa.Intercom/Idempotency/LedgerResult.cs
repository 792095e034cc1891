namespace Elsa.Intercom.Idempotency;

/// <summary>What the ledger keeps of a result: ids and dates, no text and no address.</summary>
/// <param name="Subject">Intercom's id of whom or what it was done to.</param>
/// <param name="Id">Intercom's id of what came of it.</param>
/// <param name="Json">The rest, as a small JSON object.</param>
/// <param name="RequestId">Intercom's id of the request; null where the answer had none.</param>
internal sealed record LedgerResult(string Subject, string Id, string Json, string? RequestId);
