using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>
/// Tokens reach nothing but the socket. Email addresses, names and texts reach no log, incident, journal, metric or trace of the package,
/// even if Intercom quotes them in its response.
/// </summary>
public sealed class SecrecyTests : IAsyncDisposable
{
    private readonly CanaryStage _stage = new();

    public static TheoryData<string, bool> EverySearch => [.. QuotingResponses.Searches.Keys.SelectMany(search => new[] { (search, false), (search, true) })];

    public static TheoryData<string, bool> EveryEnd => [.. QuotingResponses.Posts.Keys.SelectMany(end => new[] { (end, false), (end, true) })];

    [Theory]
    [InlineData("id")]
    [InlineData("email")]
    [InlineData("external_id")]
    public async Task A_conversation_that_is_created(string identifyBy)
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(200, Answers.Created());
        var activity = CanaryStage.Conversation(identifyBy);

        var run = await _stage.RunAsync(activity);
        var again = CanaryStage.Conversation(identifyBy);
        again.Body = new("Another text under the same key");
        var reused = await _stage.RunAsync(again);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Single(reused.Warnings(again));
        _stage.NothingGotAbout(run, activity);
        _stage.NothingGotAbout(reused, again);
        _stage.SomethingWasHeard();
    }

    [Theory, MemberData(nameof(EveryEnd))]
    public async Task A_conversation_that_is_not(string end, bool connected)
    {
        KnowsThePerson();
        QuotingResponses.Posts[end].Ends(_stage.Intercom.On("POST /conversations"));
        var activity = CanaryStage.Conversation("email");

        var run = await _stage.RunAsync(activity, connected);

        Assert.Equal(QuotingResponses.Posts[end].Outcome, connected ? run.Outcome(activity) : run.Fault.Type);
        _stage.NothingGotAbout(run, activity);
        _stage.SomethingWasHeard();
        _stage.SomethingWasLogged();
    }

    [Theory, MemberData(nameof(EverySearch))]
    public async Task A_conversation_that_is_looked_for(string search, bool connected)
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(503, Canaries.Quote, "text/plain");
        QuotingResponses.Searches[search].Shows(_stage.Intercom.On("POST /conversations/search"));
        var activity = CanaryStage.Conversation("email");
        var again = CanaryStage.Conversation("email");

        var run = await _stage.RunAsync(activity, connected);
        var secondRun = await _stage.RunAsync(again, connected);

        if (QuotingResponses.Searches[search].Outcome == "Done" || connected)
            Assert.Equal(QuotingResponses.Searches[search].Outcome, run.Outcome(activity));
        else
            Assert.Equal(QuotingResponses.Searches[search].Outcome, run.Fault.Type);

        _stage.NothingGotAbout(run, activity);
        _stage.NothingGotAbout(secondRun, again);
        Assert.NotEmpty(_stage.Ledger.Written);
    }

    /// <summary>A reply never sends a subject, a telephone number or an attribute, so nothing can quote them.</summary>
    public static TheoryData<string, bool> EveryEndOfAReply =>
        [.. QuotingResponses.Posts.Keys.Where(
            end => !end.Contains("phone", StringComparison.Ordinal) && !end.Contains("attribute", StringComparison.Ordinal)).SelectMany(end =>
                new[] { (end, false), (end, true) })];

    [Theory, MemberData(nameof(EveryEndOfAReply))]
    public async Task A_reply_that_is_not(string end, bool connected)
    {
        _stage.Intercom.Default.Reply(404, Answers.Error("not_found", Canaries.Quote));
        QuotingResponses.Posts[end].Ends(_stage.Intercom.On("POST /conversations/42/reply"));
        var activity = CanaryStage.Reply();

        var run = await _stage.RunAsync(activity, connected);

        Assert.Equal(QuotingResponses.Posts[end].Outcome, connected ? run.Outcome(activity) : run.Fault.Type);
        _stage.NothingGotAbout(run, activity);
        _stage.SomethingWasHeard();
        _stage.SomethingWasLogged();
    }

    [Fact]
    public async Task A_reply_that_is_found()
    {
        var part = new JObject
        {
            ["id"] = "701",
            ["part_type"] = "comment",
            ["body"] = $"<p>{Canaries.Text}</p>",
            ["created_at"] = TestClock.Start.ToUnixTimeSeconds(),
        };
        part["author"] = new JObject { ["type"] = "admin", ["id"] = "991", ["name"] = Canaries.FullName, ["email"] = Canaries.Email };
        var conversation = new JObject
        {
            ["id"] = "42",
            ["conversation_parts"] = new JObject { ["conversation_parts"] = new JArray(part), ["total_count"] = 1 },
        };
        _stage.Intercom.On("POST /conversations/42/reply").Reply(503, Canaries.Quote, "text/plain");
        _stage.Intercom.On("GET /conversations/42").Reply(200, conversation.ToString());
        var activity = CanaryStage.Reply();

        var run = await _stage.RunAsync(activity);

        Assert.Equal("701", run.Output(activity, "PartId"));
        _stage.NothingGotAbout(run, activity);
        Assert.NotEmpty(_stage.Ledger.Written);
    }

    [Fact]
    public async Task A_conversation_that_is_sent_again()
    {
        KnowsThePerson();
        _stage.Intercom.On("POST /conversations").Reply(503, Canaries.Quote, "text/plain").Reply(422, Answers.Error("parameter_invalid", Canaries.Quote));
        _stage.Intercom.On("POST /conversations/search").Reply(200, JsonConversation.List([]));
        var activity = CanaryStage.Conversation("email");
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
        await _stage.RunAsync(CanaryStage.Conversation("email"));
        _stage.Ledger.Failure = new IOException("no route to the database");
        var activity = CanaryStage.Conversation("email");

        var run = await _stage.RunAsync(activity);

        Assert.Equal(("ledger_unavailable", "Unavailable"), (run.Fault.Code, run.Fault.Type));
        _stage.NothingGotAbout(run, activity);
        _stage.WasLogged("no route to the database");
    }

    [Theory]
    [InlineData("email", "POST /contacts/search")]
    [InlineData("external_id", "GET /contacts/find_by_external_id/")]
    public async Task A_look_up_that_fails(string identifyBy, string line)
    {
        _stage.Intercom.On(
            identifyBy == "email" ? line : line + Uri.EscapeDataString(Canaries.Email)).Reply(400, Answers.Error("parameter_invalid", Canaries.Quote));
        var activity = CanaryStage.Conversation(identifyBy);

        var run = await _stage.RunAsync(activity);

        Assert.Equal("Rejected", run.Fault.Type);
        _stage.NothingGotAbout(run, activity);
    }

    [Fact]
    public async Task A_contact_that_is_created()
    {
        KnowsNobody();
        _stage.Intercom.On("POST /contacts").Reply(200, Answers.Contact(email: Canaries.Email));
        var activity = CanaryStage.Contact();

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
        var activity = CanaryStage.Contact();

        var run = await _stage.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
    }

    [Theory, MemberData(nameof(EveryEnd))]
    public async Task A_contact_that_is_not(string end, bool connected)
    {
        KnowsNobody();
        QuotingResponses.Posts[end].Ends(_stage.Intercom.On("POST /contacts"));
        var activity = CanaryStage.Contact();

        var run = await _stage.RunAsync(activity, connected);

        Assert.Equal(QuotingResponses.Posts[end].Outcome, connected ? run.Outcome(activity) : run.Fault.Type);
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
        // The admin's name and address are in the response, and go nowhere.
        var me = JObject.Parse(Answers.Me(region: region));
        (me["name"], me["email"]) = (Canaries.FullName, Canaries.Email);
        _stage.Intercom.On("GET /me").Reply(status, status == 200 ? me.ToString() : Answers.Error("the_code", Canaries.Quote));
        var activity = new TestConnection { Id = "test" };

        var run = await _stage.RunAsync(activity);

        _stage.NothingGotAbout(run, activity);
    }

    [Fact]
    public async Task An_address_that_is_given_for_a_connection_beside_what_is_refused_earlier()
    {
        var activity = CanaryStage.Conversation("email");
        (activity.Connection, activity.IdentifyBy) = (new(Canaries.Email), new("mail"));

        var run = await _stage.RunAsync(activity);

        Assert.Equal("invalid_request", run.Fault.Code);
        Assert.Equal("…", run.Journal(activity)["Connection"]);
        _stage.NothingGotAbout(run, activity, sendsNothing: true);
    }

    [Theory]
    [InlineData("A contact matching those details already exists: " + Canaries.Quote)]
    [InlineData("A contact matching those details already exists with id=6762f0dd1bb69f9f2193bb83 and " + Canaries.Quote)]
    public async Task A_conflict_that_quotes_the_person(string message)
    {
        KnowsNobody();
        _stage.Intercom.On("POST /contacts").Reply(409, Answers.Error("conflict", message));
        _stage.Intercom.On($"GET /contacts/{Answers.ContactId}").Reply(200, Answers.Contact(email: Canaries.Email));
        var activity = CanaryStage.Contact();

        var run = await _stage.RunAsync(activity);

        _stage.NothingGotAbout(run, activity);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private void KnowsThePerson()
    {
        _stage.Intercom.On("POST /contacts/search").Reply(200, Answers.Contacts(Answers.ContactJson(email: Canaries.Email, externalId: Canaries.Email)));
        _stage.Intercom.On(
            "GET /contacts/find_by_external_id/"
                + Uri.EscapeDataString(Canaries.Email)).Reply(200, Answers.Contact(email: Canaries.Email, externalId: Canaries.Email));
        _stage.Intercom.Default.Reply(404, Answers.Error("not_found", Canaries.Quote));
    }

    private void KnowsNobody()
    {
        _stage.Intercom.On("POST /contacts/search").Reply(200, Answers.Contacts());
        _stage.Intercom.Default.Reply(404, Answers.Error("not_found", Canaries.Quote));
    }
}
