using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Replaces the transport. Like the real one, it checks the fence first. Then it responds by route, as a test says.</summary>
internal sealed class FakeTransport : IIntercomTransport
{
    private readonly Dictionary<string, Func<IntercomRequest, CancellationToken, Task<JObject>>> _answers = [];

    public List<(string Connection, IntercomRequest Request)> Requests { get; } = [];

    /// <summary>Sets the response of a route, such as <c>POST /conversations</c>. A route without a response is a 404.</summary>
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
