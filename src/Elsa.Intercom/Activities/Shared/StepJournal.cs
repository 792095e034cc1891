using Elsa.Intercom.Errors;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Activities;

/// <summary>The journal entry of every activity, however it ends: names, ids and times, no texts.</summary>
internal static class StepJournal
{
    public static void Write(Step step, StepReport report) => Write(step, step.Connection, report.Result, report.RequestId);

    public static void Write(Step step, IntercomException error, string outcome)
    {
        // The connection's name comes from the author's expression and may be an address.
        var connection = PrivateText.Without(step.Connection, []) ?? "…";
        Write(step, connection, outcome, error.RequestId);
        step.Note("ErrorCode", error.Code);
        step.Note("ErrorMessage", error.Message);
        step.Note("HttpStatus", (int?)error.StatusCode);
        step.Note("CandidateIds", error.CandidateIds.Count > 0 ? error.CandidateIds.ToArray() : null);

        step.Get<ILogger<IntercomActivity>>().LogWarning(
            "{ActivityType} {ActivityId} of workflow instance {WorkflowInstanceId} ended as {Outcome}: {ErrorCode}, request {RequestId}, "
                + "connection {Connection}. {ErrorMessage}",
            step.Context.Activity.Type, step.Context.Activity.Id, PlainId.From(step.Context.WorkflowExecutionContext.Id) ?? "…",
            outcome, error.Code, error.RequestId, connection, error.Message);
    }

    private static void Write(Step step, string connection, string result, string? requestId)
    {
        step.Note("Connection", connection);
        step.Note("Result", result);
        step.Note("DurationMs", Math.Round(step.Elapsed.TotalMilliseconds, 1));
        step.Note("RequestId", requestId);
    }
}
