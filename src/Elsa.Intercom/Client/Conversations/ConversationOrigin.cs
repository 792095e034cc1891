namespace Elsa.Intercom.Client;

/// <summary>How a conversation came about.</summary>
internal enum ConversationOrigin
{
    /// <summary>This request created it, and was answered.</summary>
    Created,

    /// <summary>The ledger knows it from an earlier run with the same key; nothing was sent.</summary>
    Reused,

    /// <summary>An attempt that wasn't answered as it should created it; a search found it.</summary>
    Found,
}
