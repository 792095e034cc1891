using System.Data;
using System.Data.Common;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The differences between the databases. Uses only ADO.NET's own types, none of a provider.</summary>
internal abstract class SqlDialect
{
    /// <summary>How many expired rows one statement removes, so that no statement takes long.</summary>
    public const int SweepSize = 1000;

    /// <summary>The condition of a row that may be removed: it has expired and has no lease.</summary>
    protected const string Expired = "expires_at <= @now AND (owner IS NULL OR lease_ends_at IS NULL OR lease_ends_at <= @now)";

    /// <summary>The query for the database's own time, which does not stand still in a transaction.</summary>
    public abstract string Clock { get; }

    public abstract string Quote(string identifier);

    public abstract string TypeOf(LedgerColumnType type);

    /// <summary>The statement that creates the table, from its columns and constraints, each on a line.</summary>
    public abstract string CreateTable(SqlTableName table, string definition);

    public abstract string CreateIndex(SqlTableName table, string name, string column, bool isUnique = false);

    /// <summary>
    /// Inserts a row if its key does not exist. Otherwise it affects no row. If another unique column has the value already, it affects no row or fails as
    /// <see cref="IsDuplicate"/>.
    /// </summary>
    public abstract string Insert(string table, string columns, string values);

    /// <summary>Selects at most so many rows.</summary>
    public virtual string First(int count, string columns, string source) => $"SELECT {columns} {source} LIMIT {count}";

    /// <summary>Removes at most <see cref="SweepSize"/> expired rows, without waiting for rows that are locked.</summary>
    public abstract string RemoveExpired(string table);

    /// <summary>A change, written so that the server reports the number of affected rows whatever its settings are.</summary>
    public virtual string Counted(string change) => change;

    /// <summary>Whether the table, or its schema, does not exist.</summary>
    public abstract bool IsTableMissing(DbException error);

    /// <summary>Whether the table lacks a column: it has the layout of another version.</summary>
    public abstract bool IsColumnMissing(DbException error);

    /// <summary>Whether a unique value already exists: the key, in databases in which <see cref="Insert"/> can fail for that, or another column's.</summary>
    public abstract bool IsDuplicate(DbException error);

    /// <summary>Whether the same statement may succeed moments later.</summary>
    public virtual bool IsTransient(DbException error) => error.IsTransient;

    protected static string Unique(bool isUnique) => isUnique ? "UNIQUE " : "";

    public virtual void Bind(DbParameter parameter, SqlValue value)
    {
        parameter.ParameterName = "@" + value.Name;
        parameter.DbType = value.Type switch
        {
            LedgerColumnType.Number => DbType.Int64,
            LedgerColumnType.Time => DbType.DateTimeOffset,
            _ => DbType.String,
        };
        parameter.Value = value.Value ?? DBNull.Value;
    }

    public virtual DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal).ToUniversalTime();
}
