using System.Text.RegularExpressions;
using Elsa.Intercom.Client;
using Elsa.Workflows;

namespace Elsa.Intercom.Activities;

/// <summary>What an operator reads of a conversation beyond what the journal says of every step: its id, and what may surprise.</summary>
internal static partial class ConversationJournal
{
    public static void Write(ActivityExecutionContext context, ConversationOrder order, ConversationResult result, TimeSpan duration)
    {
        var conversation = result.Conversation;
        ActivityJournal.Write(context, order.Connection, Describe(result.Origin), duration, conversation.ContactId, result.ContactType, conversation.RequestId);
        context.JournalData["ConversationId"] = conversation.ConversationId;
        Warn(context, result.Reused ? result.Warnings : [.. result.Warnings, .. Doubts(order)]);
    }

    public static void WriteDryRun(ActivityExecutionContext context, ConversationOrder order, TimeSpan duration)
    {
        ActivityJournal.Write(context, order.Connection, "Dry run: nothing was created", duration, order.Request.From.Id, order.Request.From.Type);
        Warn(context, [.. Doubts(order)]);
    }

    private static string Describe(ConversationOrigin origin) => origin switch
    {
        ConversationOrigin.Reused => "Reused: nothing was sent",
        ConversationOrigin.Found => "Found: an attempt without an answer had created it",
        _ => "Created",
    };

    private static void Warn(ActivityExecutionContext context, IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0)
            context.JournalData["Warnings"] = warnings.ToArray();
    }

    /// <summary>What is sent as it is and may not be what the author means. Quotes nothing of it.</summary>
    public static IEnumerable<string> Doubts(ConversationOrder order)
    {
        if (Html().IsMatch(order.Request.Body))
            yield return "The message looks like HTML. Intercom supports none here and shows the tags; it is sent as it is.";

        if (order.IdentifyBy == ContactIdentifiers.Id && !IntercomId().IsMatch(order.Contact))
            yield return "The contact's id is not 24 hexadecimal digits, as Intercom's ids are. If it is the id of your own system, identify by External ID.";
    }

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Html();

    [GeneratedRegex("^[0-9a-fA-F]{24}$", RegexOptions.CultureInvariant)]
    private static partial Regex IntercomId();
}
