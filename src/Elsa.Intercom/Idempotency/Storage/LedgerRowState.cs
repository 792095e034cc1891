namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>How a stored key stands. The names are stored.</summary>
internal enum LedgerRowState
{
    /// <summary>Somebody holds it and sent nothing yet.</summary>
    Claimed,

    /// <summary>Somebody holds it and may have sent.</summary>
    Sending,

    /// <summary>Something was sent, and nobody knows what became of it.</summary>
    Unknown,

    /// <summary>It happened.</summary>
    Done,
}
