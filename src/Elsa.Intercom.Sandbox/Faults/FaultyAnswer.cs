using Elsa.Intercom.Sandbox.Api;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>What becomes of an answer that a fault has hit.</summary>
internal static class FaultyAnswer
{
    private const string Html = "text/html; charset=utf-8";

    private static ReadOnlyMemory<byte> ProxyPage { get; } =
        "<!doctype html><html><head><title>One moment</title></head><body><p>Your connection is being checked.</p></body></html>\n"u8.ToArray();

    /// <param name="fault">The fault; null when the answer stays as it is.</param>
    /// <param name="answer">The right answer; null when the route was left out.</param>
    /// <param name="headers">The right headers; with a rate limit, as faults are not for strangers.</param>
    /// <returns>Null when nothing is answered at all.</returns>
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
        answer.Body.Remove("conversation_id");
        return answer;
    }
}
