using Elsa.Intercom.Idempotency.Storage.Sql;

namespace Elsa.Intercom.Webhooks.Inbox.Sql;

/// <summary>A column of the inbox, and how to get its value from an entry.</summary>
internal sealed record InboxColumn(string Name, LedgerColumnType Type, bool IsRequired, Func<InboxEntry, object?> Value)
{
    public SqlValue Read(InboxEntry entry) => new(Name, Type, Value(entry));
}
