using Elsa.Intercom.Api;
using Elsa.Intercom.Validation;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>What the activities on one conversation share: its id, the teammate who acts, and the sentences about them.</summary>
internal static class ConversationInputs
{
    public const string ConversationHelp = "The id of the conversation, for example 215468464: the Conversation ID of an earlier activity.";

    public const string AdminHelp = "The teammate who does it. Empty takes the one that the access token belongs to.";

    public const string StateHelp = "The state of the conversation afterwards: open, closed or snoozed.";

    public const string ChangedHelp = "True when this run changed something, false when it was so already.";

    /// <summary>What is known to be wrong before a run.</summary>
    /// <param name="conversation">The input Conversation.</param>
    /// <param name="admin">The input Admin; null if the activity has none.</param>
    public static IEnumerable<string> Problems(Input<string> conversation, Input<string?>? admin = null) =>
    [
        .. LiteralInput.Missing((conversation, "Conversation is empty. Enter its id, or use an expression.")),
        .. LiteralInput.Wrong(conversation, ConversationRules.CheckConversation),
        .. LiteralInput.Wrong(admin, ConversationRules.CheckAdmin),
    ];

    /// <summary>The id of the conversation.</summary>
    /// <exception cref="Errors.IntercomException">The value is not the id of a conversation.</exception>
    public static string Read(Step step, Input<string> conversation)
    {
        var id = step.Text(conversation!, "Conversation") ?? "";
        ConversationRules.CheckConversation(id);
        return id;
    }

    /// <summary>The teammate who acts; the token's own by default.</summary>
    /// <exception cref="Errors.IntercomException">The value is not the id of a teammate, or Intercom doesn't say whose the token is.</exception>
    public static async Task<string> ReadAdminAsync(Step step, Input<string?> admin)
    {
        if (step.Text(admin, "Admin") is not { } id)
            return await step.Get<KnownWorkspaces>().TokenAdminAsync(step.Connection, step.CancellationToken);

        ConversationRules.CheckAdmin(id);
        return id;
    }
}
