using System.Globalization;
using System.Net;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Seeded texts that must reach the socket and nothing else, whatever Intercom's response is.</summary>
public class SecrecyTests
{
    private const string Name = nameof(SecrecyTests);
    private const string Email = "canary.mail@example.com";
    private const string ExternalId = "canary.external@example.com";
    private const string PersonName = "Canary Lovelace";
    private const string Phone = "+4930901820";
    private const string Attribute = "canary-attribute";
    private const string Body = "Hello, canary text of a private matter that nobody else may read.";
    private const string Subject = "Canary subject";

    private static readonly string[] Canaries = [
        OptionsFactory.Token,
        Email,
        "canary.mail",
        ExternalId,
        "canary.external",
        PersonName,
        "Lovelace",
        Phone,
        Attribute,
        Body,
        "private matter",
        Subject,
    ];

    private static readonly string Quoting = $"'{Email}' or {PersonName} {Phone} {Attribute}: '{Body[..40]}…' ({Subject}), Bearer {OptionsFactory.Token}";

    private static readonly Dictionary<string, Action<FakeRoute>> Scripts = new()
    {
        ["400 that quotes all"] = route => route.Reply(400, Answers.Error("parameter_invalid", Quoting)),
        ["code that quotes the address"] = route => route.Reply(422, Answers.Error(Email, "no")),
        ["part of the text"] = route => Quote(route, 422, Body[..30], "Body '{0}…' is invalid"),
        ["name"] = route => Quote(route, 422, PersonName, "{0} is invalid"),
        ["phone"] = route => Quote(route, 422, Phone, "Phone {0} is invalid"),
        ["attribute"] = route => Quote(route, 422, Attribute, "Custom attribute '{0}' does not exist"),
        ["external id"] = route => Quote(route, 400, ExternalId, "external_id {0} is taken"),
        ["subject"] = route => Quote(route, 422, Subject, "Subject '{0}' is invalid"),
        ["token"] = route => route.Reply(401, Answers.Error("unauthorized", $"Access Token {OptionsFactory.Token} Invalid")),
        ["conflict"] = route => Quote(route, 409, PersonName, "{0} is known with id=" + Answers.ContactId),
        ["page"] = route => route.Reply(502, $"<html>{Quoting}</html>", "text/html"),
        ["broken JSON"] = route => route.Reply(200, $"{{\"email\":\"{Email}\",\"body\":\"{Body}"),
        ["JSON of another shape"] = route => route.Reply(200, $"{{\"email\":\"{Email}\",\"id\":[\"{PersonName}\"],\"data\":\"{Body}\"}}"),
        ["redirect"] = route => route.Reply(302, null, "text/html", $"Location: https://elsewhere.example/{Email}"),
        ["rate limit"] = route => route.Reply(429, Answers.Error("rate_limit_exceeded", Quoting)),
        ["refused"] = route => route.FailBeforeSending(new HttpRequestException("refused")),
        ["reset"] = route => route.FailAfterSending(new HttpRequestException("reset", new IOException("reset by peer"))),
        ["conversations"] = route => route.Reply(200, JsonConversation.List([new JsonConversation { Body = $"<p>{Body}</p>" }])),
        ["other conversations"] = route =>
            route.Reply(
                200,
                JsonConversation.List(
                    [new JsonConversation("1") { Body = $"<p>{Body}</p>" }, new JsonConversation("2") { Body = $"{Quoting} {Body}" }], next: Email)),
        ["success"] = route =>
            route.Reply(
                200,
                $"{{\"conversation_id\":\"1\",\"id\":\"2\",\"data\":[],\"email\":\"{Email}\",\"name\":\"{PersonName}\"}}",
                headers: "Intercom-Version: 2.9"),
    };

    public static TheoryData<string> Answered => [.. Scripts.Keys];

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task Nothing_private_leaves_by_exception_log_span_or_metric(string answer)
    {
        using var telemetry = new ConnectionTelemetry(Name);
        await using var intercom = new IntercomHarness(
            name: Name,
            configure: services => services.AddSingleton<ILedgerStore>(provider => new RecordingLedgerStore(provider.GetRequiredService<TimeProvider>())));
        Scripts[answer](intercom.Handler.Default);
        var exceptions = new List<Exception?>();

        foreach (var call in Calls(intercom))
            exceptions.Add(await Record.ExceptionAsync(call));

        // The fake socket did get them. Otherwise the test would prove nothing.
        if (answer != "refused")
            Assert.Contains(intercom.Handler.Requests, request => request.Body?.Contains(Email, StringComparison.Ordinal) == true);

        var rows = ((RecordingLedgerStore)intercom.Services.GetRequiredService<ILedgerStore>()).Written;
        Assert.NotEmpty(rows);

        var shown = string.Join('\n', exceptions.Select(Text)) + intercom.Logs.Everything + telemetry.Everything + string.Join('\n', rows);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, shown, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(telemetry.Spans);
        Assert.NotEmpty(telemetry.Measurements);
    }

    [Fact]
    public async Task A_conflict_that_quotes_the_name_still_leads_to_the_contact()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.On("POST /contacts/search").Reply(200, Answers.Contacts());
        intercom.Handler.On("POST /contacts").Reply(
            409, Answers.Error("conflict", $"A contact matching those details already exists with id={Answers.ContactId}"));
        intercom.Handler.On($"GET /contacts/{Answers.ContactId}").Reply(200, Answers.Contact(email: Email));

        // The name is also a word in Intercom's own sentence.
        var result = await intercom.Services.GetRequiredService<ContactUpserter>().UpsertAsync(
            OperationInputs.Contact(Email, update: false) with { Name = "A" }, CancellationToken.None);

        Assert.Equal(Answers.ContactId, result.Contact.Id);
    }

    /// <summary>Responds with an error that quotes the request. Intercom can't quote anything else.</summary>
    private static void Quote(FakeRoute route, int status, string canary, string message) =>
        route.Do(async (request, read, cancellationToken) =>
        {
            await read();
            var sent = request.Content == null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var said = sent.Contains(canary, StringComparison.Ordinal) ? string.Format(CultureInfo.InvariantCulture, message, canary) : "Something else";
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(Answers.Error("parameter_invalid", said)) };
        });

    private static IEnumerable<Func<Task>> Calls(IntercomHarness intercom)
    {
        var request = IntercomHarness.Request(Body);
        request.Subject = Subject;
        var contact = new ContactRequest
        {
            Email = Email,
            ExternalId = ExternalId,
            Name = PersonName,
            Phone = Phone,
            CustomAttributes = new Dictionary<string, object?> { ["plan"] = Attribute },
        };
        var input = OperationInputs.Conversation($"onboarding:{Email}", Body, identifyBy: "email", contact: Email) with { Connection = Name };
        input.Request.Subject = Subject;
        var known = OperationInputs.Conversation($"welcome:{PersonName}", Body, executionId: Phone) with { Connection = Name, CreateWhenUnknown = true };
        known.Request.Subject = Subject;

        yield return () => intercom.Client.Conversations.CreateAsync(request);
        yield return () => intercom.Client.Contacts.CreateAsync(contact);
        yield return () => intercom.Client.Contacts.UpdateAsync(Answers.ContactId, contact);
        yield return () => intercom.Client.Contacts.FindUserByExternalIdAsync(ExternalId);
        yield return () => intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = Email, ExternalId = ExternalId });
        yield return () => intercom.Services.CreateAsync(input);
        yield return () => intercom.Services.CreateAsync(known);
        yield return () => intercom.Services.CreateAsync(known);
        yield return () => intercom.Client.Conversations.SearchAsync(new ConversationSearch { ContactId = Answers.ContactId });
        yield return () =>
            intercom.Services.GetRequiredService<ContactUpserter>().UpsertAsync(
                OperationInputs.Contact(Email, ExternalId) with { Connection = Name, Name = PersonName, Phone = Phone }, CancellationToken.None);
        yield return () => intercom.Services.GetRequiredService<ConversationAddresses>().FindAsync(Name, Answers.ConversationId);
    }

    private static string Text(Exception? exception) =>
        $"{exception} {exception?.Message} {exception?.Data.Values.Cast<object>().FirstOrDefault()} {(exception as IntercomException)?.Code} "
            + $"{(exception as IntercomException)?.RequestId}";
}
