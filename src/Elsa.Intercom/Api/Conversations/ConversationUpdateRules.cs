using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Checks a change of a conversation before anything is sent (API 2.14).</summary>
internal static class ConversationUpdateRules
{
    public const string NothingToChange = "Nothing is given to change. Give a title or an attribute, or mark the conversation as read.";

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(string id, UpdateConversationRequest request, IntercomConnection connection, string connectionName)
    {
        ConversationRules.CheckConversation(id);

        if (request is { Title: null, Read: null, CustomAttributes: null or { Count: 0 } })
            throw IntercomException.Invalid(NothingToChange);

        TextRules.Check(request.Title, "Title");

        foreach (var (name, value) in request.CustomAttributes ?? new Dictionary<string, object?>())
        {
            TextRules.Check(name, "Custom attributes");
            TextRules.Check(value as string, "Custom attributes");
        }

        VersionRules.Check(connection, connectionName, request.Title != null, "Title", "title", "2.13");
    }
}
