using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Stands for the way to Intercom: asks the fence as the real one does, then answers by route what a test says.</summary>
internal sealed class FakeTransport : IIntercomTransport
{
    private readonly Dictionary<string, Func<IntercomRequest, CancellationToken, Task<JObject>>> _answers = [];

    public List<(string Connection, IntercomRequest Request)> Requests { get; } = [];

    /// <summary>Says what a route answers, such as <c>POST /conversations</c>. What no test speaks of isn't there.</summary>
    public void On(string route, Func<IntercomRequest, CancellationToken, Task<JObject>> answer) => _answers[route] = answer;

    public async Task<IntercomAnswer> SendAsync(string connection, IntercomRequest request, CancellationToken cancellationToken)
    {
        if (request.BeforeSending is { } fence)
            await fence(cancellationToken);

        Requests.Add((connection, request));
        var answer = _answers.GetValueOrDefault(request.ToString()) ?? throw new IntercomException(
            IntercomErrorKind.NotFound, "not_found", "There is nothing.", HttpStatusCode.NotFound);
        var body = await answer(request, cancellationToken);
        return new IntercomAnswer(HttpStatusCode.OK, body, (string?)body["request_id"]);
    }
}
