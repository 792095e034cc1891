using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The columns of the table; docs/operations.md says what they mean.</summary>
internal static class LedgerColumns
{
    public static readonly LedgerColumn Key = new("key_hash", LedgerColumnType.Hash, IsRequired: true, row => row.Key);

    public static readonly LedgerColumn Revision = new("revision", LedgerColumnType.Number, IsRequired: true, row => row.Revision);

    public static readonly LedgerColumn Source = new("source_hash", LedgerColumnType.Hash, IsRequired: false, row => row.Source);

    public static readonly LedgerColumn Fingerprint = new("fingerprint_hash", LedgerColumnType.Hash, IsRequired: false, row => row.Fingerprint);

    public static readonly LedgerColumn ResultHash =
        new("result_hash", LedgerColumnType.Hash, IsRequired: false, row => row.ResultId == null ? null : HashOf(row.Connection, row.Operation, row.ResultId));

    public static readonly LedgerColumn Expiry = new("expires_at", LedgerColumnType.Time, IsRequired: true, row => row.ExpiresAt);

    public static readonly IReadOnlyList<LedgerColumn> All =
    [
        Key,
        new LedgerColumn("schema_version", LedgerColumnType.Number, IsRequired: true, row => (long)row.Schema),
        Text("connection", row => row.Connection, isRequired: true),
        Text("operation", row => row.Operation, isRequired: true),
        new LedgerColumn("state", LedgerColumnType.Word, IsRequired: true, row => row.State.ToString()),
        Revision,
        Text("owner", row => row.Owner),
        Time("lease_ends_at", row => row.LeaseEnds),
        new LedgerColumn("request_hash", LedgerColumnType.Hash, IsRequired: true, row => row.RequestHash),
        Source,
        Text("workflow_instance_id", row => row.WorkflowInstanceId),
        Text("node_id", row => row.NodeId),
        Fingerprint,
        Text("subject", row => row.Subject),
        Time("started_at", row => row.StartedAt),
        Time("ended_at", row => row.EndedAt),
        Text("result_id", row => row.ResultId),
        ResultHash,
        Text("result", row => row.Result),
        Text("request_id", row => row.RequestId),
        new LedgerColumn("alias_of", LedgerColumnType.Hash, IsRequired: false, row => row.AliasOf),
        Expiry,
    ];

    /// <summary>The columns that rows are looked up by, besides the key.</summary>
    public static readonly IReadOnlyList<LedgerColumn> Indexed = [Source, Fingerprint, ResultHash, Expiry];

    /// <summary>The hash that finds a result. Connection names and ids can have any length, but an index entry cannot, so the index holds a hash.</summary>
    public static string HashOf(string connection, string operation, string resultId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StorableText.From($"{connection.Length}:{connection};{operation};{resultId}"))));

    /// <exception cref="LedgerException">The row has the layout of another version.</exception>
    public static LedgerRow Read(DbDataReader reader, SqlDialect dialect)
    {
        if (reader.GetInt64(reader.GetOrdinal("schema_version")) is var schema and not LedgerRow.CurrentSchema)
            throw SqlErrors.OtherSchema(schema);

        return new LedgerRow
        {
            Key = Required("key_hash"),
            Connection = Required("connection"),
            Operation = Required("operation"),
            State = Enum.Parse<LedgerRowState>(Required("state")),
            Revision = reader.GetInt64(reader.GetOrdinal("revision")),
            Owner = Text("owner"),
            LeaseEnds = Time("lease_ends_at"),
            RequestHash = Required("request_hash"),
            Source = Text("source_hash"),
            WorkflowInstanceId = Text("workflow_instance_id"),
            NodeId = Text("node_id"),
            Fingerprint = Text("fingerprint_hash"),
            Subject = Text("subject"),
            StartedAt = Time("started_at"),
            EndedAt = Time("ended_at"),
            ResultId = Text("result_id"),
            Result = Text("result"),
            RequestId = Text("request_id"),
            AliasOf = Text("alias_of"),
            ExpiresAt = dialect.ReadTime(reader, reader.GetOrdinal("expires_at")),
        };

        string Required(string column) => reader.GetString(reader.GetOrdinal(column));

        string? Text(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Required(column);

        DateTimeOffset? Time(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : dialect.ReadTime(reader, reader.GetOrdinal(column));
    }

    private static LedgerColumn Text(string name, Func<LedgerRow, string?> value, bool isRequired = false) =>
        new(name, LedgerColumnType.Text, isRequired, value);

    private static LedgerColumn Time(string name, Func<LedgerRow, DateTimeOffset?> value) =>
        new(name, LedgerColumnType.Time, IsRequired: false, row => value(row));
}
