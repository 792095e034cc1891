namespace Elsa.Intercom.Ledger;

/// <summary>
/// The ledger of conversations could not be read or written. The message says what failed and what to do; it holds no key, no hash and no
/// connection string. Whoever meets it before sending must not send.
/// </summary>
public sealed class ConversationLedgerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed and what to do, without anything that is stored.</param>
    /// <param name="innerException">The database's own error; <see langword="null"/> where there is none.</param>
    public ConversationLedgerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What the workflow is told. Only the ledger's own words are repeated: those of another one may hold what it stores.</summary>
    internal static ConversationLedgerException BeforeSending(Exception cause) => cause is ConversationLedgerException
        ? new($"Nothing was sent, because the ledger of conversations could not say whether that is allowed. {cause.Message}", cause.InnerException)
        : new("Nothing was sent, because the ledger of conversations could not say whether that is allowed. See the log for the cause, and run the activity again once the ledger answers.", cause);
}
