using Elsa.Intercom.Client;
using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;
using Elsa.Workflows;
using Elsa.Workflows.Exceptions;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Activities;

/// <summary>What every activity does with a call to Intercom that didn't succeed.</summary>
internal static class ActivityErrors
{
    public const string Fault = "Fault";
    public const string Outcome = "Outcome";

    /// <summary>Journals the error, and faults unless the author asked for an outcome.</summary>
    /// <exception cref="FaultException">The author wants a fault, which is the default: an outcome that isn't connected ends a branch silently.</exception>
    public static async ValueTask HandleAsync(ActivityExecutionContext context, IntercomException error, string connection, TimeSpan duration, string? onError)
    {
        var outcome = Outcomes.Of(error.Kind);

        // The name of an unknown connection is whatever the author's expression gave, an address perhaps.
        if (error.Code == IntercomErrorCodes.ConnectionUnknown)
            connection = PrivateText.Without(connection, []) ?? "…";

        ActivityJournal.Write(context, connection, outcome, duration, requestId: error.RequestId);
        context.JournalData["ErrorCode"] = error.Code;
        context.JournalData["ErrorMessage"] = error.Message;

        if (error.StatusCode is { } status)
            context.JournalData["HttpStatus"] = (int)status;

        if (error.ConversationIds.Count > 0)
            context.JournalData["ConversationIds"] = error.ConversationIds.ToArray();

        context.GetRequiredService<ILogger<IIntercomClient>>().LogWarning(
            "{ActivityType} {ActivityId} of workflow instance {WorkflowInstanceId} ended as {Outcome}: {ErrorCode}, request {RequestId}, connection {Connection}. {ErrorMessage}",
            context.Activity.Type, context.Activity.Id, context.WorkflowExecutionContext.Id, outcome, error.Code, error.RequestId, connection, error.Message);

        if (!string.Equals(onError, Outcome, StringComparison.OrdinalIgnoreCase))
            throw new FaultException(error.Code, "Intercom", outcome, error.Message);

        await context.CompleteActivityWithOutcomesAsync(outcome);
    }

    /// <summary>Journals that the ledger failed. There is no outcome for that: as with a failed commit, it is not Intercom's doing.</summary>
    public static FaultException LedgerFault(ActivityExecutionContext context, ConversationLedgerException error, string connection, TimeSpan duration)
    {
        ActivityJournal.Write(context, connection, "Ledger failed: nothing was sent", duration);
        context.JournalData["ErrorCode"] = IntercomErrorCodes.LedgerUnavailable;
        context.JournalData["ErrorMessage"] = error.Message;

        context.GetRequiredService<ILogger<IConversationLedger>>().LogError(
            error,
            "{ActivityType} {ActivityId} of workflow instance {WorkflowInstanceId} sent nothing, because the ledger failed.",
            context.Activity.Type, context.Activity.Id, context.WorkflowExecutionContext.Id);

        return new FaultException(IntercomErrorCodes.LedgerUnavailable, "Intercom", "Ledger", error.Message);
    }
}
