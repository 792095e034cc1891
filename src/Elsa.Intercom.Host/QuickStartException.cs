namespace Elsa.Intercom.Host;

/// <summary>Why the quick start cannot start, in a sentence that says what to do.</summary>
internal sealed class QuickStartException(string message, Exception? inner = null) : Exception(message, inner);
