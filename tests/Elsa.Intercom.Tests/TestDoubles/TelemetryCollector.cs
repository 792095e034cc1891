using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Collects every span and measurement of the process as text.</summary>
internal sealed class TelemetryCollector : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();

    public TelemetryCollector()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
                _lines.Enqueue(
                    $"span {span.Source.Name} {span.DisplayName} {span.StatusDescription} {Text(span.TagObjects)} "
                        + $"{string.Join(' ', span.Events.Select(e => $"{e.Name} {Text(e.Tags)}"))} "
                            + $"{Text(span.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))}"),
        };
        ActivitySource.AddActivityListener(_spans);

        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.Start();
    }

    public IEnumerable<string> Spans(string source) => _lines.Where(line => line.StartsWith($"span {source} ", StringComparison.Ordinal));

    public IEnumerable<string> Measurements(string meter) => _lines.Where(line => line.StartsWith($"measurement {meter} ", StringComparison.Ordinal));

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _lines.Enqueue($"measurement {instrument.Meter.Name} {instrument.Name} {Text(tags.ToArray())}");
}
