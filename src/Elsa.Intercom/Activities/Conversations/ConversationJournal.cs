using System.Text.RegularExpressions;
using Elsa.Intercom.Client;
using Elsa.Workflows;

namespace Elsa.Intercom.Activities;

/// <summary>What an operator reads of a conversation in the workflow's journal: ids, times and warnings, nothing that was said.</summary>
internal static partial class ConversationJournal
{
    public static void Write(ActivityExecutionContext context, ConversationOrder order, ConversationResult result, TimeSpan duration)
    {
        var journal = context.JournalData;
        journal["Connection"] = order.Connection;
        journal["Result"] = result.Reused ? "Reused: nothing was sent" : "Created";
        journal["ContactId"] = result.Conversation.ContactId;
        journal["ConversationId"] = result.Conversation.ConversationId;
        journal["DurationMs"] = Math.Round(duration.TotalMilliseconds, 1);

        if (result.ContactType is { } role)
            journal["ContactRole"] = role;

        if (result.Conversation.RequestId is { } requestId)
            journal["RequestId"] = requestId;

        var warnings = result.Warnings.Concat(Warnings(order, result)).ToArray();

        if (warnings.Length > 0)
            journal["Warnings"] = warnings;
    }

    private static IEnumerable<string> Warnings(ConversationOrder order, ConversationResult result)
    {
        if (Html().IsMatch(order.Request.Body))
            yield return "The message looks like HTML. Intercom supports none here and shows the tags; it was sent as it is.";

        if (!result.Reused && order.IdentifyBy == ContactIdentifiers.Id && !IntercomId().IsMatch(order.Contact))
            yield return "The contact's id is not 24 hexadecimal digits, as Intercom's ids are. If it is the id of your own system, identify by External ID.";
    }

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Html();

    [GeneratedRegex("^[0-9a-fA-F]{24}$", RegexOptions.CultureInvariant)]
    private static partial Regex IntercomId();
}
