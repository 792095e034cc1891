using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Faults;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Sandbox.Tickets;

namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>The data of the page: the newest of everything, with texts cut to a length that a browser renders easily.</summary>
internal static class InboxState
{
    private const int Newest = 100;
    private const int MaxTextLength = 4_000;

    public static JsonObject Write(string revision, IntercomSandboxOptions options, SandboxStore store, SandboxFaults faults)
    {
        var records = new InboxRecords(store);

        return new JsonObject
        {
            ["revision"] = revision,

            // A chosen token may be in use elsewhere too, and the page needs no login.
            ["token"] = options.AccessToken == IntercomSandboxOptions.DefaultAccessToken ? options.AccessToken : null,
            ["admins"] = Choices(store.Admins, x => (x.Id, x.Name)),
            ["teams"] = Choices(store.Teams, x => (x.Id, x.Name)),
            ["tags"] = Choices(store.Tags, x => (x.Id, x.Name)),
            ["faults"] = new JsonArray([.. faults.NumberedActive.Select(x => Fault(x.Number, x.Fault))]),
            ["conversations"] = List(store.Conversations, item => Conversation(item, options.RunAddress)),
            ["contacts"] = List(store.Contacts, Contact),
            ["tickets"] = List(store.Tickets, InboxRecords.Ticket),
            ["events"] = List(store.Events, records.Event),
            ["texts"] = List(records.Texts(), records.Text),
            ["requests"] = List(store.Requests, Request)
        };
    }

    /// <summary>The text, cut if it is too long to render easily.</summary>
    public static string? Cut(string? text) =>
        text is { Length: > MaxTextLength } ? $"{text[..MaxTextLength]}… ({text.Length - MaxTextLength} more characters)" : text;

    private static JsonObject List<T>(IReadOnlyList<T> all, Func<T, JsonObject> write) => new()
    {
        ["total"] = all.Count,
        ["items"] = new JsonArray([.. all.Reverse().Take(Newest).Select(write)])
    };

    private static JsonArray Choices<T>(IEnumerable<T> all, Func<T, (string Id, string Name)> read) =>
        new([.. all.Select(read).Select(x => new JsonObject { ["id"] = x.Id, ["name"] = Cut(x.Name) })]);

    private static JsonObject Conversation(ContactConversation item, string? runAddress) => new()
    {
        ["id"] = item.Conversation.Id,
        ["contact"] = Contact(item.Contact),
        ["state"] = item.Conversation.State,
        ["snoozed_until"] = item.Conversation.SnoozedUntil?.ToUnixTimeSeconds(),
        ["admin"] = item.Conversation.AdminAssigneeId,
        ["team"] = item.Conversation.TeamAssigneeId,
        ["tags"] = Choices(item.Conversation.Tags, x => (x.TagId, x.Name)),
        ["ticket"] = item.Ticket is { } ticket ? $"#{ticket.Number}, {item.TicketType?.Name}, {TicketState.Of(ticket.State).InternalLabel}" : null,
        ["title"] = Cut(item.Conversation.Title),
        ["subject"] = item.Conversation.Subject,
        ["brand"] = item.Conversation.BrandId,
        ["run"] = item.Conversation.WorkflowInstanceId is { } run ? runAddress?.Replace("{id}", run, StringComparison.Ordinal) : null,
        ["messages"] = InboxMessages.Write(item),
        ["omitted"] = InboxMessages.Omitted(item)
    };

    private static JsonObject Contact(SandboxContact contact) => new()
    {
        ["id"] = contact.Id,
        ["role"] = contact.Role,
        ["name"] = Cut(contact.Name),
        ["email"] = Cut(contact.Email),
        ["external_id"] = Cut(contact.ExternalId),
        ["archived"] = contact.Archived
    };

    private static JsonObject Request(SandboxRequest request) => new()
    {
        ["id"] = request.RequestId,
        ["at"] = request.ReceivedAt.ToUnixTimeSeconds(),
        ["method"] = request.Method,
        ["path"] = Cut(request.Path + request.Query),
        ["version"] = request.Version,
        ["status"] = request.Status,
        ["body"] = Cut(request.Body),
        ["injected"] = request.Injected
    };

    private static JsonObject Fault(int number, SandboxFault fault) => new()
    {
        ["id"] = number,
        ["description"] = FaultDescriptions.Describe(fault),
        ["method"] = Cut(fault.Method),
        ["path"] = Cut(fault.Path),
        ["left"] = fault.Times,
        ["skip"] = fault.Skip,
        ["fraction"] = fault.Fraction
    };
}
