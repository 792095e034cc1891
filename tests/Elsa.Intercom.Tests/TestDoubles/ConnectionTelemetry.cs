using System.Diagnostics;
using System.Diagnostics.Metrics;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Tests.TestDoubles;

internal sealed record Measurement(string Instrument, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);

/// <summary>Collects the package's spans and metrics of one connection, because other tests run at the same time.</summary>
internal sealed class ConnectionTelemetry : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _spans = [];
    private readonly List<Measurement> _measurements = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public ConnectionTelemetry(string connection)
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == IntercomDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_gate)
                {
                    if ((string?)span.GetTagItem("intercom.connection") == connection)
                        _spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);

        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == IntercomDiagnostics.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(connection, instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(connection, instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(connection, instrument, value, tags));
        _meters.Start();
    }

    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (_gate)
                return [.. _spans];
        }
    }

    public IReadOnlyList<Measurement> Measurements
    {
        get
        {
            lock (_gate)
                return [.. _measurements];
        }
    }

    /// <summary>Polls the observable instruments.</summary>
    public void Observe() => _meters.RecordObservableInstruments();

    /// <summary>All names, tags, events and baggage, to search for leaks.</summary>
    public string Everything => string.Join(
        '\n',
        Spans.Select(
            span => $"{span.DisplayName} {span.StatusDescription} {Text(span.TagObjects)} {Text(span.Events.SelectMany(e => e.Tags))} "
                + $"{string.Join(' ', span.Baggage)}")
            .Concat(Measurements.Select(measurement => $"{measurement.Instrument} {Text(measurement.Tags)}")));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(string connection, Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToArray().ToDictionary();

        lock (_gate)
        {
            if ((string?)all.GetValueOrDefault("intercom.connection") == connection)
                _measurements.Add(new Measurement(instrument.Name, instrument.Unit, value, all));
        }
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
