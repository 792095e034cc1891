namespace Elsa.Intercom.Soak;

/// <summary>Why a run has no result, in a sentence.</summary>
internal sealed class SoakException(string message) : Exception(message);
