using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>
/// Tokens reach nothing but the socket; e-mail addresses, names and texts reach no log, incident, journal, metric or trace of the package,
/// even where Intercom quotes them in its answer.
/// </summary>
public sealed class SecrecyTests : IAsyncDisposable
{
    private readonly CanaryStage _stage = new();

    /// <summary>Ends of a request, each of them as talkative as can be; and the outcome.</summary>
    private static readonly Dictionary<string, (string Outcome, Action<FakeRoute> Ends)> Ends = new()
    {
        ["400"] = ("Rejected", route => route.Reply(400, Answers.Error("parameter_invalid", Canaries.Quote))),
        ["400 with a quoting code"] = ("Rejected", route => route.Reply(400, Answers.Error($"{Canaries.FullName}/{Canaries.Text}", "No."))),
        ["422 quoting the name only"] = ("Rejected", route => route.Reply(422, Answers.Error("parameter_invalid", $"name '{Canaries.FullName}' or '{Canaries.Text}' is invalid"))),
        ["422 quoting the phone only"] = ("Rejected", route => route.Reply(422, Answers.Error("parameter_invalid", $"phone {Canaries.Phone}, {Canaries.Subject}"))),
        ["422 quoting an attribute"] = ("Rejected", route => route.Reply(422, Answers.Error("parameter_invalid", $"note {Canaries.Attribute}, {Canaries.Subject}"))),
        ["401"] = ("Unauthorized", route => route.Reply(401, Answers.Error("unauthorized", Canaries.Quote))),
        ["401 quoting the token"] = ("Unauthorized", route => route.Reply(401, Answers.Error("unauthorized", $"The token {Canaries.Token} was revoked"))),
        ["403"] = ("Unauthorized", route => route.Reply(403, Answers.Error("api_plan_restricted", Canaries.Quote))),
        ["404"] = ("Contact Not Found", route => route.Reply(404, Answers.Error("not_found", Canaries.Quote))),
        ["429"] = ("Rate Limited", route => route.Reply(429, Answers.Error("rate_limit_exceeded", Canaries.Quote))),
        ["500"] = ("Unknown", route => route.Reply(500, Answers.Error("server_error", Canaries.Quote))),
        ["a page"] = ("Unknown", route => route.Reply(502, $"<html>{Canaries.Quote}</html>", "text/html")),
        ["a redirect"] = ("Rejected", route => route.Reply(302, Canaries.Quote, "text/plain", $"Location: https://example.com/?q={Uri.EscapeDataString(Canaries.Email)}&t={Canaries.Token}")),
        ["broken JSON"] = ("Unknown", route => route.Reply(200, $"{{\"id\":\"1\",\"body\":\"{Canaries.Quote}")),
        ["no id"] = ("Unknown", route => route.Reply(200, new JObject { ["body"] = Canaries.Quote, ["name"] = Canaries.FullName }.ToString())),
        ["too much"] = ("Unknown", route => route.Reply(200, Canaries.Text + new string(' ', 2 * 1024 * 1024))),
        ["a reset"] = ("Unknown", route => route.FailAfterSending(new HttpRequestException(Canaries.Quote, new IOException(Canaries.Quote)))),
        ["no connection"] = ("Unavailable", route => route.FailBeforeSending(new HttpRequestException(Canaries.Quote))),
        ["a timeout"] = ("Unknown", route => route.FailAfterSending(new TaskCanceledException(Canaries.Quote))),
    };

    /// <summary>Answers to the search for a conversation that may have been created; and the outcome.</summary>
    private static readonly Dictionary<string, (string Outcome, Action<FakeRoute> Shows)> Searches = new()
    {
        ["the one"] = ("Done", route => route.Reply(200, JsonConversation.List([Sung("1")]))),
        ["two"] = ("Unknown", route => route.Reply(200, JsonConversation.List([Sung("1"), Sung("2")]))),
        ["another"] = ("Unknown", route => route.Reply(200, JsonConversation.List([new JsonConversation { Body = Canaries.Quote }]))),
        ["too many"] = ("Unknown", route => route.Reply(200, JsonConversation.List([Sung("1")], next: Canaries.Quote))),
        ["401"] = ("Unknown", route => route.Reply(401, Answers.Error("unauthorized", Canaries.Quote))),
        ["403"] = ("Unknown", route => route.Reply(403, Answers.Error("forbidden", Canaries.Quote))),
        ["400"] = ("Unknown", route => route.Reply(400, Answers.Error("parameter_invalid", Canaries.Quote))),
        ["500"] = ("Unknown", route => route.Reply(500, Answers.Error("server_error", Canaries.Quote))),
        ["a page"] = ("Unknown", route => route.Reply(200, $"<html>{Canaries.Quote}</html>", "text/html")),
        ["no list"] = ("Unknown", route => route.Reply(200, new JObject { ["conversations"] = Canaries.Quote }.ToString())),
        ["a reset"] = ("Unknown", route => route.FailAfterSending(new HttpRequestException(Canaries.Quote))),
    };

    public static TheoryData<string, string> EverySearch => [.. Searches.Keys.SelectMany(search => new[] { (search, "Fault"), (search, "Outcome") })];

    public static TheoryData<string, string> EveryEnd => [.. Ends.Keys.SelectMany(end => new[] { (end, "Fault"), (end, "Outcome") })];

    [Theory]
    [InlineData("id")]
    [InlineData("email")]
    [InlineData("external_id")]
    public async Task A_conversation_that_is_created(string identifyBy)
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(200, Answers.Created());
        var activity = CanaryStage.Conversation(identifyBy, "Fault");

        var run = await _stage.RunAsync(activity);
        var again = CanaryStage.Conversation(identifyBy, "Fault");
        again.Body = new("Another text under the same key");
        var reused = await _stage.RunAsync(again);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Single(reused.Warnings(again));
        _stage.NothingGotAbout(run, activity);
        _stage.NothingGotAbout(reused, again);
        _stage.SomethingWasHeard();
    }

    [Theory, MemberData(nameof(EveryEnd))]
    public async Task A_conversation_that_is_not(string end, string onError)
    {
        KnowsThePerson();
        Ends[end].Ends(_stage.Intercom.On("POST /conversations"));
        var activity = CanaryStage.Conversation("email", onError);

        var run = await _stage.RunAsync(activity);

        Assert.Equal(Ends[end].Outcome, onError == "Fault" ? run.Fault.Type : run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
        _stage.SomethingWasHeard();
        _stage.SomethingWasLogged();
    }

    [Theory, MemberData(nameof(EverySearch))]
    public async Task A_conversation_that_is_looked_for(string search, string onError)
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(503, Canaries.Quote, "text/plain");
        Searches[search].Shows(_stage.Intercom.On("POST /conversations/search"));
        var activity = CanaryStage.Conversation("email", onError);
        var again = CanaryStage.Conversation("email", onError);

        var run = await _stage.RunAsync(activity);
        var secondRun = await _stage.RunAsync(again);

        if (Searches[search].Outcome == "Done" || onError == "Outcome")
            Assert.Equal(Searches[search].Outcome, run.Outcome(activity));
        else
            Assert.Equal(Searches[search].Outcome, run.Fault.Type);

        _stage.NothingGotAbout(run, activity);
        _stage.NothingGotAbout(secondRun, again);
        Assert.NotEmpty(_stage.Ledger.Written);
    }

    [Fact]
    public async Task A_conversation_that_is_sent_again()
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(503, Canaries.Quote, "text/plain").Reply(422, Answers.Error("parameter_invalid", Canaries.Quote));
        _stage.Intercom.On("POST /conversations/search").Reply(200, JsonConversation.List([]));
        var activity = CanaryStage.Conversation("email", "Fault");
        activity.OnUnknown = new("Create");

        var run = await _stage.RunAsync(activity);

        Assert.Equal("earlier_attempt_unknown", run.Fault.Code);
        _stage.NothingGotAbout(run, activity);
    }

    [Fact]
    public async Task A_ledger_that_fails_before_anything_is_sent()
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(200, Answers.Created());
        await _stage.RunAsync(CanaryStage.Conversation("email", "Fault"));
        _stage.Ledger.Failure = new IOException("no route to the database");
        var activity = CanaryStage.Conversation("email", "Outcome");

        var run = await _stage.RunAsync(activity);

        Assert.Equal(("ledger_unavailable", "Ledger"), (run.Fault.Code, run.Fault.Type));
        _stage.NothingGotAbout(run, activity);
        _stage.WasLogged("no route to the database");
    }

    [Theory]
    [InlineData("email", "POST /contacts/search")]
    [InlineData("external_id", "GET /contacts/find_by_external_id/")]
    public async Task A_look_up_that_fails(string identifyBy, string line)
    {
        _stage.Intercom.On(identifyBy == "email" ? line : line + Uri.EscapeDataString(Canaries.Email)).Reply(400, Answers.Error("parameter_invalid", Canaries.Quote));
        var activity = CanaryStage.Conversation(identifyBy, "Fault");

        var run = await _stage.RunAsync(activity);

        Assert.Equal("Rejected", run.Fault.Type);
        _stage.NothingGotAbout(run, activity);
    }

    [Fact]
    public async Task A_contact_that_is_created()
    {
        KnowsNobody();
        _stage.Intercom.On("POST /contacts").Reply(200, Answers.Contact(email: Canaries.Email));
        var activity = CanaryStage.Contact("Fault");

        var run = await _stage.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
        _stage.SomethingWasHeard();
    }

    [Fact]
    public async Task A_contact_that_is_updated()
    {
        KnowsThePerson();
        _stage.Intercom.On($"PUT /contacts/{Answers.ContactId}").Reply(200, Answers.Contact(email: Canaries.Email));
        var activity = CanaryStage.Contact("Fault");

        var run = await _stage.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
    }

    [Theory, MemberData(nameof(EveryEnd))]
    public async Task A_contact_that_is_not(string end, string onError)
    {
        KnowsNobody();
        Ends[end].Ends(_stage.Intercom.On("POST /contacts"));
        var activity = CanaryStage.Contact(onError);

        var run = await _stage.RunAsync(activity);

        Assert.Equal(Ends[end].Outcome, onError == "Fault" ? run.Fault.Type : run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
        _stage.SomethingWasLogged();
    }

    [Theory]
    [InlineData(200, "US")]
    [InlineData(200, "Europe")]
    [InlineData(200, Canaries.Quote)]
    [InlineData(401, null)]
    [InlineData(404, null)]
    [InlineData(500, null)]
    public async Task A_connection_that_is_tested(int status, string? region)
    {
        // The admin's name and address are in the answer, and go nowhere.
        var me = JObject.Parse(Answers.Me(region: region));
        (me["name"], me["email"]) = (Canaries.FullName, Canaries.Email);
        _stage.Intercom.On("GET /me").Reply(status, status == 200 ? me.ToString() : Answers.Error("the_code", Canaries.Quote));
        var activity = new TestConnection { Id = "test", OnError = new("Outcome") };

        var run = await _stage.RunAsync(activity);

        _stage.NothingGotAbout(run, activity);
    }

    [Theory]
    [InlineData("A contact matching those details already exists: " + Canaries.Quote)]
    [InlineData("A contact matching those details already exists with id=6762f0dd1bb69f9f2193bb83 and " + Canaries.Quote)]
    public async Task A_conflict_that_quotes_the_person(string message)
    {
        KnowsNobody();
        _stage.Intercom.On("POST /contacts").Reply(409, Answers.Error("conflict", message));
        _stage.Intercom.On($"GET /contacts/{Answers.ContactId}").Reply(200, Answers.Contact(email: Canaries.Email));
        var activity = CanaryStage.Contact("Fault");

        var run = await _stage.RunAsync(activity);

        _stage.NothingGotAbout(run, activity);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private static JsonConversation Sung(string id) => new(id) { Body = $"<p>{Canaries.Text}</p>" };

    private void KnowsThePerson()
    {
        _stage.Intercom.On("POST /contacts/search").Reply(200, Answers.Contacts(Answers.ContactJson(email: Canaries.Email, externalId: Canaries.Email)));
        _stage.Intercom.On("GET /contacts/find_by_external_id/" + Uri.EscapeDataString(Canaries.Email)).Reply(200, Answers.Contact(email: Canaries.Email, externalId: Canaries.Email));
        _stage.Intercom.Default.Reply(404, Answers.Error("not_found", Canaries.Quote));
    }

    private void KnowsNobody()
    {
        _stage.Intercom.On("POST /contacts/search").Reply(200, Answers.Contacts());
        _stage.Intercom.Default.Reply(404, Answers.Error("not_found", Canaries.Quote));
    }
}
