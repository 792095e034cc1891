namespace Elsa.Intercom.Options;

/// <summary>The settings of the ledger. Bound from <c>Intercom:Ledger</c>.</summary>
public sealed class LedgerOptions
{
    /// <summary>A secret for the hashes of keys, so that a reader of the ledger can't guess which email addresses are in it.</summary>
    /// <value>
    /// <see langword="null"/> by default: keys are stored as SHA-256. With a secret, they are stored as HMAC-SHA-256. All hosts that share a
    /// ledger need the same secret. A changed secret makes the ledger forget every key.
    /// </value>
    public string? Secret { get; set; }

    /// <summary>How long a key is remembered after its last change. A key that is used again later sends again.</summary>
    /// <value>30 days by default; at least one hour, at most 10 years.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The table of a ledger in a database, with or without a schema: letters, digits and underscores, at most 100 characters.</summary>
    /// <value><c>elsa_intercom_ledger</c> by default.</value>
    public string Table { get; set; } = "elsa_intercom_ledger";

    /// <summary>The table of received webhooks in the ledger's database, with or without a schema: as <see cref="Table"/>.</summary>
    /// <value><c>elsa_intercom_inbox</c> by default.</value>
    public string InboxTable { get; set; } = "elsa_intercom_inbox";

    /// <summary>Whether the package creates the tables and their indexes when they are missing.</summary>
    /// <value><see langword="true"/> by default. Otherwise create them with the statements in docs/operations.md.</value>
    public bool CreateTable { get; set; } = true;
}
