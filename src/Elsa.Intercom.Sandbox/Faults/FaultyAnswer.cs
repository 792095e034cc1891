using Elsa.Intercom.Sandbox.Api;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>The response after a fault.</summary>
internal static class FaultyAnswer
{
    private const string Html = "text/html; charset=utf-8";

    private static ReadOnlyMemory<byte> ProxyPage { get; } =
        "<!doctype html><html><head><title>One moment</title></head><body><p>Your connection is being checked.</p></body></html>\n"u8.ToArray();

    /// <param name="fault">The fault; null if the response stays unchanged.</param>
    /// <param name="answer">The correct response; null if the route was skipped.</param>
    /// <param name="headers">The correct headers. They have a rate limit, because faults only hit requests with a valid token.</param>
    /// <returns>Null if there is no response at all.</returns>
    public static HttpAnswer? Create(SandboxFault? fault, ApiAnswer? answer, AnswerHeaders headers)
    {
        var limit = headers.Limit ?? default;

        return fault?.Kind switch
        {
            RateLimited => Error(ApiException.RateLimited(limit.Limit), headers with { Limit = limit with { Remaining = 0 } }),
            RateLimitedWithoutHeaders => Error(ApiException.RateLimited(limit.Limit), headers with { Limit = null }),
            ServerError => Error(ApiException.Unavailable(fault.Status)),
            ContactNotVisible => Error(ApiException.NotFound("User Not Found")),
            Close or Reset => null,
            HtmlPage => new HttpAnswer(StatusCodes.Status200OK, Html, ProxyPage, Headers: null),
            NoConversationId => Right(WithoutConversationId(answer!)),
            TruncatedJson => Halved(Right(answer!)),
            WrongContentType => Right(answer!) with { ContentType = Html },
            _ => Right(answer!)
        };

        HttpAnswer Right(ApiAnswer right) => HttpAnswer.From(right, headers);

        HttpAnswer Error(ApiException e, AnswerHeaders? others = null) => HttpAnswer.From(ApiAnswer.Refusal(e, headers.RequestId), others ?? headers);
    }

    private static HttpAnswer Halved(HttpAnswer answer) => answer with { Content = answer.Content[..(answer.Content.Length / 2)] };

    private static ApiAnswer WithoutConversationId(ApiAnswer answer)
    {
        answer.Body?.Remove("conversation_id");
        return answer;
    }
}
