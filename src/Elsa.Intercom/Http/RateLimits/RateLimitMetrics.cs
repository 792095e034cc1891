using System.Diagnostics.Metrics;

namespace Elsa.Intercom.Http;

/// <summary>Metrics of the waits for Intercom's rate limit.</summary>
internal sealed class RateLimitMetrics
{
    private readonly Counter<long> _waits;
    private readonly Histogram<double> _duration;

    public RateLimitMetrics(IMeterFactory meters, RateLimiters limiters)
    {
        var meter = meters.Create(IntercomDiagnostics.MeterName);
        _waits = meter.CreateCounter<long>(
            "elsa.intercom.rate_limit.waits", "{wait}", "How often a caller waited for Intercom's rate limit: in the queue before it, or after a refusal.");
        _duration = meter.CreateHistogram<double>("elsa.intercom.rate_limit.wait.duration", "s", "How long a caller waited.");
        meter.CreateObservableUpDownCounter(
            "elsa.intercom.rate_limit.queued",
            () => Observe(limiters, status => status.Queued),
            "{request}",
            "How many requests wait for Intercom's rate limit.");
        meter.CreateObservableGauge(
            "elsa.intercom.rate_limit.available",
            () => Observe(limiters, status => status.Available),
            "{request}",
            "How many requests may still begin in Intercom's current window, where a limit is known.");
    }

    public void Waited(string connection, TimeSpan wait)
    {
        var tag = Tag(connection);
        _waits.Add(1, tag);
        _duration.Record(wait.TotalSeconds, tag);
    }

    private static IEnumerable<Measurement<int>> Observe(RateLimiters limiters, Func<RateLimitStatus, int?> value) =>
        limiters.Statuses().Where(limiter => value(limiter.Status) != null).Select(
            limiter => new Measurement<int>(value(limiter.Status)!.Value, Tag(limiter.Connection)));

    private static KeyValuePair<string, object?> Tag(string connection) => new("intercom.connection", connection);
}
