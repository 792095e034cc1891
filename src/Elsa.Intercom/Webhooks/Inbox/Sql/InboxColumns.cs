using System.Data.Common;
using System.Globalization;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage.Sql;

namespace Elsa.Intercom.Webhooks.Inbox.Sql;

/// <summary>The columns of the inbox; docs/operations.md says what they mean.</summary>
internal static class InboxColumns
{
    public static readonly InboxColumn Key = new("key_hash", LedgerColumnType.Hash, IsRequired: true, entry => entry.Key);

    public static readonly InboxColumn Fence = new("fence", LedgerColumnType.Number, IsRequired: true, entry => entry.Fence);

    public static readonly IReadOnlyList<InboxColumn> All =
    [
        Key,
        new InboxColumn("schema_version", LedgerColumnType.Number, IsRequired: true, _ => (long)InboxEntry.CurrentSchema),
        new InboxColumn("part_hash", LedgerColumnType.Hash, IsRequired: false, entry => entry.PartKey),
        new InboxColumn("conversation_hash", LedgerColumnType.Hash, IsRequired: true, entry => entry.ConversationKey),
        new InboxColumn("claimed_hash", LedgerColumnType.Hash, IsRequired: false, entry => entry.Owner == null ? null : entry.ConversationKey),
        Text("connection", entry => entry.Connection, isRequired: true),
        Text("app_id", entry => entry.Notification.AppId, isRequired: true),
        Text("notification_id", entry => entry.Notification.Id, isRequired: true),
        Text("topic", entry => entry.Notification.Topic, isRequired: true),
        Text("conversation_id", entry => entry.Notification.ConversationId),
        Text("contact_id", entry => entry.Notification.ContactId),
        Text("part_id", entry => entry.Notification.PartId),
        Text("part_type", entry => entry.Notification.PartType),
        Text("author_type", entry => entry.Notification.AuthorType),
        Text("author_id", entry => entry.Notification.AuthorId),
        Time("part_created_at", entry => entry.Notification.PartCreatedAt),
        Time("created_at", entry => entry.Notification.CreatedAt),
        Time("first_sent_at", entry => entry.Notification.FirstSentAt),
        Time("occurred_at", entry => entry.OccurredAt, isRequired: true),
        Time("notified_at", entry => entry.NotifiedAt, isRequired: true),
        Time("received_at", entry => entry.ReceivedAt, isRequired: true),
        Time("due_at", entry => entry.DueAt, isRequired: true),
        Text("owner", entry => entry.Owner),
        Time("lease_ends_at", entry => entry.LeaseEnds),
        Fence,
        Time("delivered_at", entry => entry.DeliveredAt),
        Time("expires_at", entry => entry.ExpiresAt, isRequired: true),
    ];

    /// <exception cref="LedgerException">The row has the layout of another version.</exception>
    public static InboxEntry Read(DbDataReader reader, SqlDialect dialect)
    {
        if (Number("schema_version") is var schema and not InboxEntry.CurrentSchema)
        {
            throw new LedgerException(string.Create(
                CultureInfo.InvariantCulture,
                $"The inbox has rows of schema version {schema}, and this version of Elsa.Intercom reads version {InboxEntry.CurrentSchema}. "
                    + $"Run the version that wrote them, or set Intercom:Ledger:InboxTable to a new name."));
        }

        return new InboxEntry
        {
            Key = Required("key_hash"),
            PartKey = Text("part_hash"),
            ConversationKey = Required("conversation_hash"),
            Connection = Required("connection"),
            Notification = new WebhookNotification
            {
                AppId = Required("app_id"),
                Id = Required("notification_id"),
                Topic = Required("topic"),
                ConversationId = Text("conversation_id"),
                ContactId = Text("contact_id"),
                PartId = Text("part_id"),
                PartType = Text("part_type"),
                AuthorType = Text("author_type"),
                AuthorId = Text("author_id"),
                PartCreatedAt = Time("part_created_at"),
                CreatedAt = Time("created_at"),
                FirstSentAt = Time("first_sent_at"),
            },
            ReceivedAt = Time("received_at")!.Value,
            DueAt = Time("due_at")!.Value,
            ExpiresAt = Time("expires_at")!.Value,
            Owner = Text("owner"),
            LeaseEnds = Time("lease_ends_at"),
            Fence = Number("fence"),
            DeliveredAt = Time("delivered_at"),
        };

        string Required(string column) => reader.GetString(reader.GetOrdinal(column));

        long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

        string? Text(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Required(column);

        DateTimeOffset? Time(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : dialect.ReadTime(reader, reader.GetOrdinal(column));
    }

    private static InboxColumn Text(string name, Func<InboxEntry, string?> value, bool isRequired = false) =>
        new(name, LedgerColumnType.Text, isRequired, value);

    private static InboxColumn Time(string name, Func<InboxEntry, DateTimeOffset?> value, bool isRequired = false) =>
        new(name, LedgerColumnType.Time, isRequired, entry => value(entry));
}
