using Elsa.Intercom.Idempotency;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>
/// A call that changes something. The operation must not happen twice. Nothing is known of what it changes, so there is nothing to look for: an unclear
/// response stays unknown.
/// </summary>
internal static class ApiCallOperation
{
    /// <param name="connection">The name of the connection.</param>
    /// <param name="call">The call.</param>
    /// <param name="callId">An id of this call that no other call has: two calls may lead to the same id of Intercom's.</param>
    public static IdempotentOperation<CallMade> Create(string connection, ApiCall call, string callId) => new()
    {
        Kind = "call",
        Connection = connection,
        Input = new { call.Method, call.Path, call.Query, call.Body },
        Text = "",
        Check = settings => ApiCallRules.Check(call, settings),

        // The ledger stores the subject, so it must not contain what the author put into the path.
        ResolveAsync = _ => Task.FromResult(new ResolvedOperation($"{call.Method} {call.Route}", call.ToSend())),
        Read = (answer, _) => new CallMade((int)answer.Status, callId) { Answer = ApiCallAnswer.From(answer) },
        IdOf = made => made.CallId,
    };
}

/// <summary>The result of a call: its status. The response is known only to the run that got it.</summary>
internal sealed record CallMade(int StatusCode, string CallId)
{
    [JsonIgnore]
    public ApiCallAnswer? Answer { get; init; }
}
