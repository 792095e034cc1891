using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Validation;

/// <summary>What an author of an activity that does one thing to a contact or a conversation reads in the designer: the starts of the sentences.</summary>
public sealed class ActionPublishTests
{
    public static TheoryData<string, IActivity[], string[]> Wrong => new()
    {
        {
            "a note",
            [new AddContactNote { Id = "note", Contact = new("ada@"), Admin = new("Ada") }],
            ["Contact is not an email address", "Note is empty", "Admin is not an id"]
        },
        {
            "a ticket",
            [
                new CreateTicket { Id = "ticket", TicketType = new("Bug"), AssignTo = new("Ada") },
                new ConvertToTicket { Id = "convert", Conversation = new("last") },
            ],
            ["Contact is empty", "Ticket type is not an id", "Assign to is not an id", "Conversation is not an id", "Ticket type is empty"]
        },
        {
            "a message",
            [
                new SendMessage { Id = "email", Channel = new("Email") },
                new SendMessage { Id = "inapp", Contact = new("42"), Body = new("Hello"), Subject = new("Hello") },
                new SendMessage { Id = "sms", Contact = new("42"), Body = new("Hello"), Channel = new("sms") },
            ],
            ["Contact is empty", "Message is empty", "Subject is empty", "Subject is given", "Channel is not one of its choices"]
        },
        {
            "an event",
            [new TrackEvent { Id = "track", OccurredAt = Sample.Literal<DateTimeOffset?>("yesterday") }],
            ["Contact is empty", "Event name is empty", "Occurred at is not a date"]
        },
        {
            "a search",
            [new FindContact { Id = "find", Role = new("visitor") }],
            ["Role is not one of its choices", "Contact is empty"]
        },
        {
            "a call",
            [
                new CallApi { Id = "empty", Method = new("HEAD") },
                new CallApi { Id = "address", Path = new("https://example.com"), Body = new("[1]") },
            ],
            ["Method is not one of its choices", "Path is empty", "Path has a character that a path can't have", "Request body is not a JSON object"]
        },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_can_never_work_is_refused(string name, IActivity[] steps, string[] starts) =>
        Assert.Equal((name, string.Join('|', starts)), (name, string.Join('|', await CheckAsync(steps))));

    [Fact]
    public async Task What_may_work_is_not_refused() => Assert.Empty(await CheckAsync(
        new AddContactNote { Id = "note", Contact = new("42"), Body = new("Likes tea.") },
        new CreateTicket { Id = "ticket", Contact = new("42"), TicketType = new("53"), AssignTo = new("team:8") },
        new SendMessage { Id = "either", Contact = new("42"), Body = new("A"), Channel = Sample.JavaScript<string?>("x") },
        new TrackEvent { Id = "track", Contact = new("42"), EventName = new("invited"), OccurredAt = Sample.Literal<DateTimeOffset?>("2999-01-31T09:30:00Z") },
        new FindContact { Id = "find", Contact = new("42") },
        new CallApi { Id = "call", Path = new("/contacts/42"), Method = new("put"), Body = new("{}") }));

    private static async Task<IEnumerable<string>> CheckAsync(params IActivity[] steps)
    {
        await using var host = await ElsaHost.StartAsync();
        var workflow = new Workflow(new Sequence { Activities = [.. steps] });
        var errors = await host.Services.GetRequiredService<IWorkflowValidator>().ValidateAsync(workflow);
        return [.. errors.Select(error => error.Message.Split(": ")[1].Split(['.', ',', ';', ':'])[0])];
    }
}
