namespace Elsa.Intercom.Http;

/// <summary>
/// The time after which a request must not be sent, because another caller may send it from then on. It ends by the wall clock, which the ledger uses, or
/// by the monotonic clock, which nobody can set back.
/// </summary>
internal sealed record SendingDeadline(DateTimeOffset Until, long Started, TimeSpan Lasts)
{
    public bool IsOver(TimeProvider time) => time.GetUtcNow() >= Until || time.GetElapsedTime(Started) >= Lasts;
}
