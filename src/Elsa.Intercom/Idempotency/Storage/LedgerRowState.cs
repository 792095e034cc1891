namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>The state of a stored key. The names are stored.</summary>
internal enum LedgerRowState
{
    /// <summary>A caller owns it and has not sent.</summary>
    Claimed,

    /// <summary>A caller owns it and may have sent.</summary>
    Sending,

    /// <summary>Something was sent, and its result is unknown.</summary>
    Unknown,

    /// <summary>The operation has happened.</summary>
    Done,
}
