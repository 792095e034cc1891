using System.Data.Common;
using System.Globalization;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Scripted;

/// <summary>An error like SqlException: its number is in its data, and none counts as transient.</summary>
internal sealed class SqlServerError : DbException
{
    public SqlServerError(int number, string message = "An error.")
        : base(message) => Data["HelpLink.EvtID"] = number.ToString(CultureInfo.InvariantCulture);
}
