namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>A ticket with its type, its contact and, if it is a converted conversation, that conversation, all as of the same time.</summary>
internal sealed record WholeTicket(SandboxTicket Ticket, SandboxTicketType Type, SandboxContact Contact, ContactConversation? Conversation)
{
    public bool IsOpen => Conversation?.Conversation.IsOpen ?? true;

    public DateTimeOffset? SnoozedUntil => Conversation?.Conversation.SnoozedUntil;
}
