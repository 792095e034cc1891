using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;

namespace Elsa.Intercom.Http;

/// <summary>
/// Spans and metrics of each attempt, named by OpenTelemetry's conventions for HTTP clients. Paths are reported as routes, because an external ID in a
/// path may be an email address.
/// </summary>
internal sealed class RequestTelemetry : IDisposable
{
    private readonly ActivitySource _source = new(IntercomDiagnostics.ActivitySourceName);
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public RequestTelemetry(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _meter = meters.Create(IntercomDiagnostics.MeterName);
        _duration = _meter.CreateHistogram<double>("elsa.intercom.request.duration", "s", "How long an attempt took, from connecting to the last byte.");
    }

    public Attempt Start(string connection, IntercomRequest request, Uri address)
    {
        var span = _source.StartActivity($"{request.Method} {request.Route}", ActivityKind.Client);
        span?.SetTag("http.request.method", request.Method.Method);
        span?.SetTag("url.template", request.Route);
        span?.SetTag("server.address", address.Host);
        span?.SetTag("intercom.connection", connection);
        return new Attempt(this, connection, request, span, _time.GetTimestamp());
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    internal sealed class Attempt(RequestTelemetry owner, string connection, IntercomRequest request, Activity? span, long started) : IDisposable
    {
        private string? _error = "unfinished";
        private int? _status;

        public void Answered(HttpStatusCode status, string? requestId)
        {
            _status = (int)status;
            _error = _status >= 300 ? _status.ToString() : null;
            span?.SetTag("http.response.status_code", _status);
            span?.SetTag("intercom.request_id", requestId);
        }

        public void Failed(string error) => _error = error;

        public void Dispose()
        {
            var tags = new TagList
            {
                { "http.request.method", request.Method.Method },
                { "url.template", request.Route },
                { "intercom.connection", connection },
            };

            if (_status is { } status)
                tags.Add("http.response.status_code", status);

            if (_error is { } error)
            {
                tags.Add("error.type", error);
                span?.SetTag("error.type", error);
                span?.SetStatus(ActivityStatusCode.Error);
            }

            owner._duration.Record(owner._time.GetElapsedTime(started).TotalSeconds, tags);
            span?.Dispose();
        }
    }
}
