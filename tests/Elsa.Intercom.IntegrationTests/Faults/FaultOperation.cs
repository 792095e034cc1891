using System.Text.RegularExpressions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>The operation that faults hit: what an author does, where the request goes, and what it leaves in Intercom.</summary>
/// <param name="Name">The name of its result in the published table.</param>
/// <param name="Path">The path of its POST, as faults name it.</param>
/// <param name="Create">Creates the activity.</param>
/// <param name="Output">The output with the result's id; null if there is none.</param>
/// <param name="Stored">The ids of the results in Intercom.</param>
internal sealed record FaultOperation(
    string Name, string Path, Func<FaultTarget, IdempotentActivity> Create, string? Output, Func<IntercomSandbox, IEnumerable<string>> Stored)
{
    private const string Text = "I would like to start. <Now> & \"here\",\nplease.";

    public static readonly FaultOperation Conversation = new(
        "conversation",
        "/conversations",
        target => new CreateConversation
        {
            IdentifyBy = new(target.IdentifyBy),
            Contact = new(target.IdentifyBy == "id" ? target.Contact.Id : target.Contact.Email!),
            Body = new(Text),
        },
        nameof(CreateConversation.ConversationId),
        intercom => intercom.Conversations.Select(conversation => conversation.Id))
    { Look = ("POST", "/conversations/search"), LooksUp = true };

    public static readonly FaultOperation Reply = new(
        "reply",
        "/conversations/*/reply",
        target => new ReplyToConversation { Conversation = new(target.Conversation.Id), Admin = new("1"), Body = new(Text) },
        nameof(ReplyToConversation.PartId),
        intercom => intercom.Parts.Select(part => part.Id))
    { Look = ("GET", "/conversations/*") };

    public static readonly FaultOperation Note = new(
        "note",
        "/contacts/*/notes",
        target => new AddContactNote { Contact = new(target.Contact.Id), Body = new(Text) },
        nameof(AddContactNote.NoteId),
        intercom => intercom.Notes.Select(note => note.Id))
    { Look = ("GET", "/contacts/*/notes") };

    public static readonly FaultOperation Ticket = new(
        "ticket",
        "/tickets",
        target => new CreateTicket { Contact = new(target.Contact.Id), TicketType = new(target.TicketType), Title = new("Start"), Description = new(Text) },
        nameof(CreateTicket.TicketId),
        intercom => intercom.Tickets.Select(ticket => ticket.Id))
    { Look = ("POST", "/tickets/search") };

    public static readonly FaultOperation Conversion = new(
        "conversion",
        "/conversations/*/convert",
        target => new ConvertToTicket { Conversation = new(target.Conversation.Id), TicketType = new(target.TicketType), Title = new("Start") },
        nameof(ConvertToTicket.TicketId),
        intercom => intercom.Tickets.Select(ticket => ticket.Id))
    { Look = ("GET", "/tickets/*") };

    public static readonly FaultOperation Message = new(
        "message that opens a conversation",
        "/messages",
        target => new SendMessage { Contact = new(target.Contact.Id), Body = new(Text), OpenConversation = new(true) },
        nameof(SendMessage.MessageId),
        intercom => intercom.Messages.Select(message => message.Id))
    { Look = ("POST", "/conversations/search") };

    public static readonly FaultOperation Call = new(
        "call",
        "/contacts/*/notes",
        target => new CallApi
        {
            Method = new("POST"),
            Path = new($"contacts/{target.Contact.Id}/notes"),
            Body = new(new Dictionary<string, object> { ["body"] = Text }),
        },
        Output: null,
        intercom => intercom.Notes.Select(note => note.Id));

    private readonly Regex _path = new($"^{Path.Replace("*", "[^/]+", StringComparison.Ordinal)}$");

    /// <summary>The method and the path of the search for an attempt; null if there is none, so that an unclear response stays unknown.</summary>
    public (string Method, string Path)? Look { get; init; }

    /// <summary>Whether it may look the contact up first.</summary>
    public bool LooksUp { get; init; }

    public int Posts(IntercomSandbox intercom) => intercom.Requests.Count(request => request.Method == "POST" && _path.IsMatch(request.Path));

    public override string ToString() => Name;
}

/// <summary>What an operation is done to.</summary>
/// <param name="IdentifyBy">How the contact is identified: <c>id</c> or <c>email</c>.</param>
/// <param name="Contact">The contact.</param>
/// <param name="TicketType">Intercom's id of a type for customer tickets.</param>
/// <param name="FindConversation">The contact's conversation, which is created when it is first asked for.</param>
internal sealed record FaultTarget(string IdentifyBy, SandboxContact Contact, string TicketType, Lazy<SandboxConversation> FindConversation)
{
    public SandboxConversation Conversation => FindConversation.Value;
}
