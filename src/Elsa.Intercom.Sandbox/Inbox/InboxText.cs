namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>A note about a contact, or a message to one.</summary>
internal sealed record InboxText(string Id, string Kind, string ContactId, string AdminId, string Body, DateTimeOffset At);
