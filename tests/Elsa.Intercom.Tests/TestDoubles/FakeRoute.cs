using System.Net;
using System.Text;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The fake Intercom's steps for the requests of a route, one for each request. The last step repeats.</summary>
internal sealed class FakeRoute
{
    private const int MaxRepeats = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<Step> _steps = new();
    private Step? _last;
    private int _repeats;

    public delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, Func<Task> read, CancellationToken cancellationToken);

    /// <summary>Responds. Headers have the form "Name: value".</summary>
    public FakeRoute Reply(HttpStatusCode status, string? text = null, string contentType = "application/json", params string[] headers) =>
        Do(async (_, read, _) =>
        {
            await read();
            return Response(status, text, contentType, headers);
        });

    public FakeRoute Reply(int status, string? text = null, string contentType = "application/json", params string[] headers) =>
        Reply((HttpStatusCode)status, text, contentType, headers);

    /// <summary>Responds with the test's own content, for example a stream that breaks.</summary>
    public FakeRoute Reply(HttpStatusCode status, Func<HttpContent> content) =>
        Do(async (_, read, _) =>
        {
            await read();
            return new HttpResponseMessage(status) { Content = content() };
        });

    /// <summary>Fails before any of the request is read, like a connection that can't be made.</summary>
    public FakeRoute FailBeforeSending(Exception exception) => Do((_, _, _) => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>Fails after the request was read.</summary>
    public FakeRoute FailAfterSending(Exception exception) =>
        Do(async (_, read, _) =>
        {
            await read();
            throw exception;
        });

    /// <summary>Never connects: waits for the cancellation.</summary>
    public FakeRoute HangBeforeSending() => Do((_, _, cancellationToken) => Forever(cancellationToken));

    /// <summary>Reads the request and never responds: waits for the cancellation.</summary>
    public FakeRoute HangAfterSending() =>
        Do(async (_, read, cancellationToken) =>
        {
            await read();
            return await Forever(cancellationToken);
        });

    /// <summary>Reads the request and responds when the test permits it.</summary>
    public FakeRoute ReplyAfter(Task release, HttpStatusCode status, string? text = null) =>
        Do(async (_, read, cancellationToken) =>
        {
            await read();
            await release.WaitAsync(cancellationToken);
            return Response(status, text, "application/json", []);
        });

    public FakeRoute Do(Step step)
    {
        lock (_gate)
            _steps.Enqueue(step);

        return this;
    }

    public Step Next()
    {
        lock (_gate)
        {
            // An endless loop fails instead of running forever.
            if (_steps.Count == 0 && ++_repeats > MaxRepeats)
                throw new InvalidOperationException($"The last answer was asked for {MaxRepeats} times.");

            return _steps.TryDequeue(out var step)
                ? _last = step
                : _last ?? throw new InvalidOperationException("The test gave the fake Intercom no answer for this request.");
        }
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string? text, string contentType, string[] headers)
    {
        var response = new HttpResponseMessage(status);

        if (text != null)
            response.Content = new StringContent(text, Encoding.UTF8, contentType);

        foreach (var header in headers.Select(header => header.Split(": ", 2)))
            response.Headers.TryAddWithoutValidation(header[0], header[1]);

        return response;
    }

    private static async Task<HttpResponseMessage> Forever(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Unreachable.");
    }
}
