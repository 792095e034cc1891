namespace Elsa.Intercom.Ledger;

/// <summary>What an automatic key is of: the same request at the same place of the same workflow instance.</summary>
internal sealed record LedgerSource(string Connection, string? WorkflowInstanceId, string? NodeId, string RequestHash)
{
    public static LedgerSource Of(ConversationClaim claim) => new(claim.Key.Connection, claim.WorkflowInstanceId, claim.NodeId, claim.RequestHash);
}
