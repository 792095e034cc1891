using Elsa.Intercom.Activities;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>An operation that may be repeated: what an author does, where the request goes, and what it leaves in Intercom.</summary>
/// <param name="Name">The name in the published table.</param>
/// <param name="RepeatClass">S, safe to repeat, or T, which leaves a trace each time.</param>
/// <param name="Method">The method of the request that faults hit.</param>
/// <param name="Path">Its path, as faults name it.</param>
/// <param name="Create">Creates the activity for a conversation.</param>
/// <param name="Traces">How often the conversation or its contact shows the effect.</param>
internal sealed record RepeatOperation(
    string Name,
    string RepeatClass,
    string Method,
    string Path,
    Func<SandboxConversation, IntercomActivity> Create,
    Func<IntercomSandbox, int> Traces)
{
    private const string Manage = "/conversations/*/parts";

    public static IReadOnlyList<RepeatOperation> All { get; } =
    [
        new(
            "close", "T", "POST", Manage,
            conversation => new CloseConversation { Id = "change", Conversation = new(conversation.Id) },
            intercom => Parts(intercom, "close")),
        new(
            "snooze", "T", "POST", Manage,
            conversation => new SnoozeConversation { Id = "change", Conversation = new(conversation.Id), SnoozeUntil = new(conversation.CreatedAt.AddDays(1)) },
            intercom => Parts(intercom, "snoozed")),
        new(
            "assign", "T", "POST", Manage,
            conversation => new AssignConversation { Id = "change", Conversation = new(conversation.Id), AssignTo = new("1") },
            intercom => Parts(intercom, "assignment")),
        new(
            "tag of a conversation", "S", "POST", "/conversations/*/tags",
            conversation => new TagConversation { Id = "change", Conversation = new(conversation.Id), Tag = new("Repeated") },
            intercom => intercom.Conversations[0].Tags.Count),
        new(
            "new tag", "S", "POST", "/tags",
            conversation => new TagConversation { Id = "change", Conversation = new(conversation.Id), Tag = new("Repeated") },
            intercom => intercom.Conversations[0].Tags.Count),
        new(
            "tag of a contact", "S", "POST", "/contacts/*/tags",
            conversation => new TagContact { Id = "change", Contact = new(conversation.ContactId), Tag = new("Repeated") },
            intercom => intercom.Contacts[0].Tags.Count),
        new(
            "title", "S", "PUT", "/conversations/*",
            conversation => new UpdateConversation { Id = "change", Conversation = new(conversation.Id), Title = new("Repeated") },
            intercom => intercom.Conversations.Count(conversation => conversation.Title == "Repeated")),
        new(
            "event", "S", "POST", "/events",
            conversation => new TrackEvent
            {
                Id = "change",
                Contact = new(conversation.ContactId),
                EventName = new("repeated"),
                OccurredAt = new(conversation.CreatedAt),
            },
            intercom => intercom.Events.Count)
        { HasEmptyAnswer = true },
    ];

    /// <summary>Whether Intercom responds without a body, so that nothing of it can be cut off.</summary>
    public bool HasEmptyAnswer { get; init; }

    public override string ToString() => Name;

    private static int Parts(IntercomSandbox intercom, string type) => intercom.Parts.Count(part => part.PartType == type);
}
