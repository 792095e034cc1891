using System.Data;
using System.Data.Common;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>What the databases say differently. Of their providers nothing is used but ADO.NET's own types.</summary>
internal abstract class SqlDialect
{
    /// <summary>How many expired rows one statement removes, so that none takes long.</summary>
    public const int SweepSize = 1000;

    /// <summary>The condition of a row that may be forgotten: nobody may be waiting for it.</summary>
    protected const string Expired = "expires_at <= @now AND (owner IS NULL OR lease_ends_at IS NULL OR lease_ends_at <= @now)";

    public abstract string Quote(string identifier);

    public abstract string TypeOf(LedgerColumnType type);

    /// <summary>The statement that creates the table, from its columns and constraints, each on a line.</summary>
    public abstract string CreateTable(SqlTableName table, string definition);

    public abstract string CreateIndex(SqlTableName table, string column);

    /// <summary>Inserts a row where its key does not exist. It affects no row where it does.</summary>
    public abstract string Insert(string table, string columns, string values);

    /// <summary>Removes at most <see cref="SweepSize"/> expired rows, without waiting for those that others work on.</summary>
    public abstract string RemoveExpired(string table);

    /// <summary>A change, written so that the server says how many rows it affected whatever its settings are.</summary>
    public virtual string Counted(string change) => change;

    /// <summary>Whether the table, or its schema, does not exist.</summary>
    public abstract bool IsTableMissing(DbException error);

    /// <summary>Whether the table lacks a column: it has the layout of another version.</summary>
    public abstract bool IsColumnMissing(DbException error);

    /// <summary>Whether the key exists already, where <see cref="Insert"/> can still fail for it.</summary>
    public virtual bool IsDuplicate(DbException error) => false;

    /// <summary>Whether the same statement may succeed a moment later.</summary>
    public virtual bool IsTransient(DbException error) => error.IsTransient;

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
