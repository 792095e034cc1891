using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Elsa.Intercom.Host;

/// <summary>The ledger in an SQLite file. The file is checked at the start, because a damaged one would otherwise fail in the middle of a run.</summary>
internal static class SqliteLedgerFile
{
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <exception cref="QuickStartException">The file or its folder cannot be written, or the file is damaged.</exception>
    public static DbDataSource Open(string file)
    {
        DataFolder.Create(Path.GetDirectoryName(file)!);
        var dataSource = SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);

        try
        {
            Check(dataSource, file);
            return dataSource;
        }
        catch (SqliteException e)
        {
            throw e.SqliteErrorCode is Corrupt or NotADatabase ? Damaged(file) : NotWritable(file, e);
        }
    }

    /// <summary>The remedy if the ledger fails for another reason.</summary>
    public static string Remedy(string file) => $"The ledger is the file {file}; choose another folder for it with --Data.";

    private static void Check(DbDataSource dataSource, string file)
    {
        using var connection = dataSource.OpenConnection();

        // A read-only file refuses the lock that a write needs.
        Run(connection, "BEGIN IMMEDIATE");
        Run(connection, "ROLLBACK");

        if (Run(connection, "PRAGMA quick_check(1)") as string != "ok")
            throw Damaged(file);
    }

    private static object? Run(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    private static QuickStartException Damaged(string file) => new(
        $"The ledger file {file} is damaged or is not an SQLite database. Delete it, or choose another folder with --Data. "
        + "A new ledger knows none of the old keys, so a repeated request is sent again.");

    private static QuickStartException NotWritable(string file, SqliteException e) => new(
        $"The ledger file {file} cannot be {(e.SqliteErrorCode == CannotOpen ? "opened" : "written")}: {e.Message} "
        + "Make the file and its folder writable, or choose another folder with --Data.");
}
