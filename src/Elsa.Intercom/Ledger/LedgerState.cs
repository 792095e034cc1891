namespace Elsa.Intercom.Ledger;

/// <summary>How a key stands.</summary>
public enum LedgerState
{
    /// <summary>The caller holds the key and is the only one who may send.</summary>
    Claimed,

    /// <summary>The conversation exists.</summary>
    Done,

    /// <summary>A request was sent and nobody knows what became of it. The caller holds the key and is the only one who may find out.</summary>
    Unknown,
}
