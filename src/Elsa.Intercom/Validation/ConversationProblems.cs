using Elsa.Intercom.Activities;
using Elsa.Intercom.Client;

namespace Elsa.Intercom.Validation;

/// <summary>Why a step that creates a conversation can never work as it is written.</summary>
internal static class ConversationProblems
{
    private static readonly string Contact = Name(nameof(CreateConversation.Contact));
    private static readonly string Body = Name(nameof(CreateConversation.Body));
    private static readonly string AttachmentUrls = Name(nameof(CreateConversation.AttachmentUrls));
    private static readonly string CreatedAt = Name(nameof(CreateConversation.CreatedAt));

    public static IEnumerable<string> Of(CreateConversation step)
    {
        if (WrittenInput.IsEmpty(step.Contact))
            yield return $"{Contact} is empty. Say who speaks, or choose an expression that gives it.";
        else if (WrittenInput.Text(step.IdentifyBy, ContactIdentifiers.Id) is { } identifyBy && WrittenInput.Text(step.Contact, "") is { } contact && Refusal.Of(() => ConversationRules.CheckContact(identifyBy, contact)) is { } wrongContact)
            yield return wrongContact;

        if (WrittenInput.IsEmpty(step.Body))
            yield return $"{Body} is empty. Write the text of the message, or choose an expression that gives it.";

        if (WrittenInput.IsKnown(step.AttachmentUrls, out var urls) && Refusal.Of(() => ConversationRules.CheckAttachments(UrlsInput.Read(urls, AttachmentUrls))) is { } wrongUrls)
            yield return wrongUrls;

        // A date to come may have come when the workflow runs.
        if (WrittenInput.IsKnown(step.CreatedAt, out var date) && Refusal.Of(() => ConversationRules.CheckCreatedAt(DateInput.Read(date, CreatedAt), now: null)) is { } wrongDate)
            yield return wrongDate;
    }

    private static string Name(string input) => StepNames.OfInput<CreateConversation>(input);
}
