using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

internal static class Rows
{
    public static LedgerRow New(string key) => new()
    {
        Key = key,
        Connection = "Default",
        Operation = "conversation",
        State = LedgerRowState.Claimed,
        Revision = 1,
        RequestHash = "request",
        ExpiresAt = TestClock.Start.AddDays(30),
    };

    /// <summary>A row with a value in every column.</summary>
    public static LedgerRow Full(string key) => New(key) with
    {
        State = LedgerRowState.Unknown,
        Revision = long.MaxValue - 1,
        Owner = "owner",
        LeaseEnds = TestClock.Start.AddTicks(10),
        Source = "source",
        WorkflowInstanceId = "instance",
        NodeId = "node",
        Fingerprint = "fingerprint",
        Subject = "contact",
        StartedAt = TestClock.Start.AddMilliseconds(1),
        EndedAt = new DateTimeOffset(2026, 3, 1, 13, 0, 0, 999, TimeSpan.FromHours(1)),
        ResultId = "conversation",
        Result = """{"MessageId":"message"}""",
        RequestId = "request id",
        AliasOf = "alias",
    };
}
