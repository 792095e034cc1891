using System.Diagnostics.Metrics;
using Elsa.Intercom.Http;
using Elsa.Intercom.Webhooks.Inbox;

namespace Elsa.Intercom.Webhooks;

/// <summary>Metrics of webhooks. The backlog is the one that the worker read last.</summary>
internal sealed class WebhookMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;
    private InboxBacklog? _backlog;

    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(IntercomDiagnostics.MeterName);
        _received = meter.CreateCounter<long>("elsa.intercom.webhooks.received", "{notification}", "How many notifications were stored.");
        _duplicates = meter.CreateCounter<long>("elsa.intercom.webhooks.duplicates", "{notification}", "How many notifications had been stored before.");
        _refused = meter.CreateCounter<long>("elsa.intercom.webhooks.refused", "{request}", "How many deliveries were refused, by reason.");
        _delivered = meter.CreateCounter<long>("elsa.intercom.webhooks.delivered", "{notification}", "How many notifications reached their receivers.");
        _failed = meter.CreateCounter<long>("elsa.intercom.webhooks.failed", "{delivery}", "How many attempts to deliver failed. Each is repeated.");
        meter.CreateObservableGauge("elsa.intercom.webhooks.waiting", () => Observe(b => b.Waiting), "{notification}", "How many notifications wait.");
        meter.CreateObservableGauge("elsa.intercom.webhooks.lag", () => Observe(b => b.Lag.TotalSeconds), "s", "How long the oldest of them has waited.");
    }

    /// <summary>What waits; null until the worker has looked.</summary>
    public InboxBacklog? Backlog
    {
        get => Volatile.Read(ref _backlog);
        set => Volatile.Write(ref _backlog, value);
    }

    public void Received(string connection) => _received.Add(1, Tag(connection));

    public void Repeated(string connection) => _duplicates.Add(1, Tag(connection));

    public void Delivered(string connection) => _delivered.Add(1, Tag(connection));

    public void Failed(string connection) => _failed.Add(1, Tag(connection));

    /// <param name="connection">The connection; null if the address names none that exists.</param>
    /// <param name="reason">One of a few words.</param>
    public void Refused(string? connection, string reason) => _refused.Add(1, Tag(connection), new("reason", reason));

    private IEnumerable<Measurement<T>> Observe<T>(Func<InboxBacklog, T> value)
        where T : struct =>
        Backlog is { } backlog ? [new Measurement<T>(value(backlog))] : [];

    private static KeyValuePair<string, object?> Tag(string? connection) => new("intercom.connection", connection);
}
