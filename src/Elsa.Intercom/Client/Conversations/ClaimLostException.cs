namespace Elsa.Intercom.Client;

/// <summary>Right before the first byte: another caller holds the key by now, so nothing was sent.</summary>
internal sealed class ClaimLostException() : Exception("Another caller holds the key by now; nothing was sent.");
