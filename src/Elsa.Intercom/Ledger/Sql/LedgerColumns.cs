using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Elsa.Intercom.Ledger.Storage;

namespace Elsa.Intercom.Ledger.Sql;

/// <summary>The columns of the table; docs/ledger.md says what they mean.</summary>
internal static class LedgerColumns
{
    public static readonly LedgerColumn Key = new("key_hash", LedgerColumnType.Hash, IsRequired: true, row => row.Key);

    public static readonly LedgerColumn Revision = new("revision", LedgerColumnType.Number, IsRequired: true, row => row.Revision);

    public static readonly LedgerColumn Source = new("source_hash", LedgerColumnType.Hash, IsRequired: false, row => row.Source);

    public static readonly LedgerColumn Fingerprint = new("fingerprint_hash", LedgerColumnType.Hash, IsRequired: false, row => row.Fingerprint);

    public static readonly LedgerColumn Conversation =
        new("conversation_hash", LedgerColumnType.Hash, IsRequired: false, row => row.ConversationId == null ? null : ConversationHash(row.Connection, row.ConversationId));

    public static readonly LedgerColumn Expiry = new("expires_at", LedgerColumnType.Time, IsRequired: true, row => row.ExpiresAt);

    public static readonly IReadOnlyList<LedgerColumn> All =
    [
        Key,
        Text("connection", row => row.Connection, isRequired: true),
        Text("state", row => row.State.ToString(), isRequired: true),
        Revision,
        Text("owner", row => row.Owner),
        Time("lease_ends_at", row => row.LeaseEnds),
        new LedgerColumn("request_hash", LedgerColumnType.Hash, IsRequired: true, row => row.RequestHash),
        Source,
        Text("workflow_instance_id", row => row.WorkflowInstanceId),
        Text("node_id", row => row.NodeId),
        Fingerprint,
        Text("contact_id", row => row.ContactId),
        Time("started_at", row => row.StartedAt),
        Time("ended_at", row => row.EndedAt),
        Text("conversation_id", row => row.ConversationId),
        Conversation,
        Text("message_id", row => row.MessageId),
        Time("conversation_created_at", row => row.ConversationCreatedAt),
        Text("request_id", row => row.RequestId),
        new LedgerColumn("alias_of", LedgerColumnType.Hash, IsRequired: false, row => row.AliasOf),
        Expiry,
    ];

    /// <summary>The columns that rows are looked up by, besides the key.</summary>
    public static readonly IReadOnlyList<LedgerColumn> Indexed = [Source, Fingerprint, Conversation, Expiry];

    /// <summary>What a conversation is looked up by: neither a connection's name nor an id has a greatest length, but an index's entry has.</summary>
    public static string ConversationHash(string connection, string conversationId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StorableText.Of($"{connection.Length}:{connection};{conversationId}"))));

    public static LedgerRow Read(DbDataReader reader, SqlDialect dialect)
    {
        return new LedgerRow
        {
            Key = Required("key_hash"),
            Connection = Required("connection"),
            State = Enum.Parse<LedgerRowState>(Required("state")),
            Revision = reader.GetInt64(reader.GetOrdinal("revision")),
            Owner = Text("owner"),
            LeaseEnds = Time("lease_ends_at"),
            RequestHash = Required("request_hash"),
            Source = Text("source_hash"),
            WorkflowInstanceId = Text("workflow_instance_id"),
            NodeId = Text("node_id"),
            Fingerprint = Text("fingerprint_hash"),
            ContactId = Text("contact_id"),
            StartedAt = Time("started_at"),
            EndedAt = Time("ended_at"),
            ConversationId = Text("conversation_id"),
            MessageId = Text("message_id"),
            ConversationCreatedAt = Time("conversation_created_at"),
            RequestId = Text("request_id"),
            AliasOf = Text("alias_of"),
            ExpiresAt = dialect.ReadTime(reader, reader.GetOrdinal("expires_at")),
        };

        string Required(string column) => reader.GetString(reader.GetOrdinal(column));

        string? Text(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Required(column);

        DateTimeOffset? Time(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : dialect.ReadTime(reader, reader.GetOrdinal(column));
    }

    private static LedgerColumn Text(string name, Func<LedgerRow, string?> value, bool isRequired = false) => new(name, LedgerColumnType.Text, isRequired, value);

    private static LedgerColumn Time(string name, Func<LedgerRow, DateTimeOffset?> value) => new(name, LedgerColumnType.Time, IsRequired: false, row => value(row));
}
