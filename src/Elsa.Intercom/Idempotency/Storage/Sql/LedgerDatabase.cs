using System.Data.Common;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The database of the ledger, found once. The container disposes only of a data source that it created itself.</summary>
internal sealed record LedgerDatabase(DbDataSource DataSource);
