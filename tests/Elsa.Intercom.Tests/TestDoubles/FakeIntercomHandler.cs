namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Replaces the socket. It records each request and responds as the test says, by route or for all.</summary>
internal sealed class FakeIntercomHandler : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<SentRequest> _requests = [];
    private readonly Dictionary<string, FakeRoute> _routes = [];
    private readonly TaskCompletionSource _firstArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The responses for requests without a route.</summary>
    public FakeRoute Default { get; } = new();

    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>
    /// Completes when the first request has arrived, read as far as its step reads it. If none arrives, the test fails instead of waiting forever.
    /// </summary>
    public Task FirstArrived => _firstArrived.Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>The responses of one route, by method and path without query, for example <c>POST /conversations</c>.</summary>
    public FakeRoute On(string line)
    {
        lock (_gate)
        {
            if (!_routes.TryGetValue(line, out var route))
                _routes.Add(line, route = new FakeRoute());

            return route;
        }
    }

    public int Count(string line) => Requests.Count(request => request.Line == line);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var line = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var wasRead = false;
        FakeRoute? route;

        lock (_gate)
            _routes.TryGetValue(line, out route);

        try
        {
            var response = await (route ?? Default).Next()(request, ReadAsync, cancellationToken);
            response.RequestMessage = request;
            return response;
        }
        finally
        {
            if (!wasRead)
                Record(null);
        }

        // Like a socket, and not before: the package knows from the reading of the content that something was sent.
        async Task ReadAsync()
        {
            wasRead = true;
            Record(request.Content == null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        }

        void Record(string? body)
        {
            lock (_gate)
                _requests.Add(new SentRequest(request, request.Method.Method, request.RequestUri, body));

            _firstArrived.TrySetResult();
        }
    }
}
