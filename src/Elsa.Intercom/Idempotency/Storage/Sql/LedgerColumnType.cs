namespace Elsa.Intercom.Idempotency.Storage.Sql;

internal enum LedgerColumnType
{
    /// <summary>64 hexadecimal digits. Only such columns are indexed, so that neither length nor collation of a text matters.</summary>
    Hash,

    /// <summary>One of a few short words.</summary>
    Word,

    /// <summary>A text of any length.</summary>
    Text,

    Number,

    Time,
}
