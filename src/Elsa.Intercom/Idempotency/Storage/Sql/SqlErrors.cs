using System.Data.Common;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>Translates a provider's error into a message that says what failed and what to do.</summary>
/// <param name="dialect">The database.</param>
/// <param name="table">The table.</param>
/// <param name="owner">Whose table it is.</param>
/// <param name="setting">The setting with the table's name.</param>
/// <param name="loss">What is lost with the table.</param>
internal sealed class SqlErrors(SqlDialect dialect, SqlTableName table, string owner, string setting, string loss)
{
    private static readonly Regex StoredHash = new("[0-9A-Fa-f]{64}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private const int LongestMessage = 300;

    public LedgerException Describe(Exception error) => error switch
    {
        LedgerException known => known,
        DbException e when dialect.IsTableMissing(e) => new LedgerException(
            $"The {owner}'s table {table} is missing. Create it with the statements in docs/operations.md, or set "
                + "Intercom:Ledger:CreateTable to true.", error),
        DbException e when dialect.IsColumnMissing(e) => new LedgerException(
            $"The {owner}'s table {table} has the layout of another version of Elsa.Intercom. "
                + $"Drop it once no workflow of that version runs ({loss}), "
            + $"or set {setting} to a new name; docs/operations.md has the layout.", error),
        _ => new LedgerException(
            $"The ledger's database failed: {Message(error)} Check that it is running and reachable, "
                + $"and that its user may read and write the table {table}.", error),
    };

    public static LedgerException OtherSchema(long schema) => new(
        $"The ledger's table has rows of schema version {schema}, and this version of Elsa.Intercom reads version {LedgerRow.CurrentSchema}. "
        + "Run the version that wrote them, or set Intercom:Ledger:Table to a new name; a new table knows none of the old keys.");

    public LedgerException NotCreated(Exception error) =>
        new(
            $"The {owner}'s table {table} could not be created: {Message(error)} Create it with the statements in docs/operations.md, "
                + "or give the database's user the right to create it.",
            error);

    public bool IsTableMissing(Exception error) => error is DbException e && dialect.IsTableMissing(e);

    /// <summary>The first line of the provider's message. Later lines are details that may contain stored values.</summary>
    private static string Message(Exception error)
    {
        var line = StoredHash.Replace(error.Message.Split('\r', '\n')[0].Trim(), "…");
        line = line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
        return line.EndsWith('.') || line.EndsWith('…') ? line : line + ".";
    }
}
