using System.Data.Common;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Ledger.Sql;

/// <summary>Says of a provider's error what failed and what to do.</summary>
internal sealed partial class SqlErrors(SqlDialect dialect, SqlTableName table)
{
    private const int LongestMessage = 300;

    public ConversationLedgerException Of(Exception error) => IsMissing(error)
        ? new ConversationLedgerException($"The ledger's table {table} is missing, or lacks a column. Create it with the statements in docs/ledger.md, or let the package do it: Intercom:Ledger:CreateTable.", error)
        : new ConversationLedgerException($"The ledger's database did not answer: {Message(error)} See that it is up and in reach, and that its user may read and write the table {table}.", error);

    public ConversationLedgerException NotCreated(Exception error) =>
        new($"The ledger's table {table} could not be created: {Message(error)} Create it with the statements in docs/ledger.md, or give the database's user the right to.", error);

    public bool IsMissing(Exception error) => error is DbException e && dialect.IsMissing(e);

    /// <summary>The provider's first line: details come after it, and may hold what was stored.</summary>
    private static string Message(Exception error)
    {
        var line = StoredHash().Replace(error.Message.Split('\r', '\n')[0].Trim(), "…");
        line = line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
        return line.EndsWith('.') || line.EndsWith('…') ? line : line + ".";
    }

    [GeneratedRegex("[0-9A-Fa-f]{64}")]
    private static partial Regex StoredHash();
}
