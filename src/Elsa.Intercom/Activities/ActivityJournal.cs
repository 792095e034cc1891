using Elsa.Workflows;

namespace Elsa.Intercom.Activities;

/// <summary>What an operator reads of every step in the workflow's journal, however it ended: names, ids and times, nothing that was said.</summary>
internal static class ActivityJournal
{
    public static void Write(ActivityExecutionContext context, string connection, string result, TimeSpan duration, string? contactId = null, string? role = null, string? requestId = null)
    {
        var journal = context.JournalData;
        journal["Connection"] = connection;
        journal["Result"] = result;
        journal["DurationMs"] = Math.Round(duration.TotalMilliseconds, 1);

        if (contactId != null)
            journal["ContactId"] = contactId;

        if (role != null)
            journal["ContactRole"] = role;

        if (requestId != null)
            journal["RequestId"] = requestId;
    }
}
