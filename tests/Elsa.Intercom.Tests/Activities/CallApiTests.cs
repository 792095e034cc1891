using System.Net;
using Elsa.Expressions.Models;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Any other call: what is sent, what comes out, and which calls need a key.</summary>
public sealed class CallApiTests : IAsyncDisposable
{
    private const string Post = "POST /contacts/{id}/companies";

    private readonly IntercomScene _scene = new();
    private readonly List<IntercomRequest> _sent = [];

    public CallApiTests() => _scene.Transport.On(Post, Answer);

    [Fact]
    public async Task A_change_is_sent_once_per_key_and_gives_the_status_and_the_response()
    {
        var activity = Call(activity => (activity.Query, activity.IdempotencyKey) = (
            new(new Dictionary<string, object> { ["per page"] = 50.0, ["all"] = true, ["q"] = "a&b" }), new("key")));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        var sent = Assert.Single(_sent);
        Assert.Equal("contacts/42/companies?per%20page=50&all=true&q=a%26b", sent.Path);
        Assert.Equal("""{"id":"7","seats":3,"note":null}""", IntercomJson.Text(sent.Body!));
        Assert.Equal((true, false), (sent.Changes, sent.IsSafeToRepeat));
        Assert.Equal((200, false, "request-1"), (run.Output(activity, "StatusCode"), run.Output(activity, "Reused"), run.Output(activity, "RequestId")));
        Assert.Equal("Acme", (string)((dynamic)run.Output(activity, "Response")!).name);
        Assert.Equal("Acme", (string?)JObject.Parse((string)run.Output(activity, "ResponseJson")!)["name"]);
        Assert.Equal("POST /contacts/{id}/companies", run.Journal(activity)["Request"]);
        Assert.Equal(["commit", "claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task The_ledger_keeps_the_status_and_not_the_response()
    {
        await _scene.RunAsync(Call(activity => activity.IdempotencyKey = new("key")));
        var again = Call(activity => activity.IdempotencyKey = new("key"));

        var run = await _scene.RunAsync(again);

        Assert.Single(_sent);
        Assert.Equal(
            (200, null, null, true),
            (run.Output(again, "StatusCode"), run.Output(again, "Response"), run.Output(again, "ResponseJson"), run.Output(again, "Reused")));
    }

    [Fact]
    public async Task Two_calls_with_the_same_response_are_two_calls()
    {
        var (first, second) = (Call(activity => activity.IdempotencyKey = new("1")), Call(activity => activity.IdempotencyKey = new("2")));

        await _scene.RunAsync(first);
        var run = await _scene.RunAsync(second);

        Assert.Equal(("Done", false), (run.Outcome(second), run.Output(second, "Reused")));
        Assert.Equal(2, _sent.Count);
    }

    [Theory]
    [InlineData("Report")]
    [InlineData("Create")]
    public async Task An_unclear_answer_stays_unknown_because_there_is_nothing_to_look_for(string onUnknown)
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));

        var run = await _scene.RunAsync(Call(activity => activity.OnUnknown = new(onUnknown)));

        Assert.Equal("Unknown", run.Fault.Type);
        Assert.Single(_scene.Transport.Requests);
    }

    public static TheoryData<string, string, string, bool> NoKey => new()
    {
        { "GET", "contacts/42/companies", "GET /contacts/{id}/companies", false },
        { "POST", "contacts/search", "POST /contacts/search", false },
        { "PUT", "contacts/42", "PUT /contacts/{id}", true },
        { "delete", "contacts/42", "DELETE /contacts/{id}", true },
    };

    [Theory, MemberData(nameof(NoKey))]
    public async Task Reading_and_what_is_safe_to_repeat_needs_no_key(string method, string path, string route, bool isChange)
    {
        _scene.Intercom.Setup(client => client.CallAsync(It.IsAny<ApiCall>(), It.IsAny<CancellationToken>())).Returns(
            async (ApiCall call, CancellationToken _) =>
            {
                return ApiCallAnswer.From(new IntercomAnswer(HttpStatusCode.OK, await Answer(call.ToSend(), default), "request-1"));
            });
        var activity = Call(activity => (activity.Method, activity.Path, activity.Body, activity.SafeToRepeat) = (
            new(method), new(path), new(method == "GET" ? null : "{}"), new(isChange)));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("Done", 200), (run.Outcome(activity), run.Output(activity, "StatusCode")));
        Assert.Equal((route, isChange, isChange), (_sent[0].ToString(), _sent[0].Changes, _sent[0].IsSafeToRepeat));
        Assert.Equal(["send"], _scene.Trail.Steps);
    }

    public static TheoryData<string, Action<CallApi>> Wrong => new()
    {
        { "Method is not one of its choices", activity => activity.Method = new("HEAD") },
        { "Path is empty", activity => activity.Path = new("/") },
        { "Path has a character", activity => activity.Path = new("https://example.com/contacts") },
        { "Request body is not a JSON object", activity => activity.Body = new("[1]") },
        { "Request body is not a JSON object", activity => activity.Body = new("{\"a\":") },
        { "Request body is not a JSON object", activity => activity.Body = Sample.JavaScript<object?>("[1]") },
        { "Request body is given, and GET has none", activity => activity.Method = new("GET") },
        { "Request body is too large a number", activity => activity.Body = Sample.JavaScript<object?>("({ id: 12345678901234567890 })") },
        { "Safe to repeat is neither", activity => activity.SafeToRepeat = Sample.Literal<bool>("maybe") },
        { "Query is not an object", activity => activity.Query = Sample.Literal<IDictionary<string, object>?>("per_page=50") },
        { "A value in Query contains half a character", activity => activity.Query = new(new Dictionary<string, object> { ["a"] = "\uD83D" }) },
        { "The request contains half a character", activity => activity.Body = new(new Dictionary<string, object> { ["a"] = "\uD83D" }) },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<CallApi> change)
    {
        var run = await _scene.RunAsync(Call(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    public static TheoryData<string, object?, string> Bodies => new()
    {
        { "a text", """{ "id": 12345678901234567890, "at": "2026-01-31T09:30:00Z" }""", """{"id":12345678901234567890,"at":"2026-01-31T09:30:00Z"}""" },
        { "nothing", null, "{}" },
        { "a blank text", " ", "{}" },
        { "JSON", System.Text.Json.JsonElement.Parse("""{"a":[1,0.5,null,{"b":true}]}"""), """{"a":[1,0.5,null,{"b":true}]}""" },
        { "a dictionary", new Dictionary<string, object> { ["at"] = DateTimeOffset.FromUnixTimeSeconds(1734537501) }, """{"at":1734537501}""" },
    };

    [Theory, MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_is_a_text_or_an_object(string name, object? body, string sent)
    {
        await _scene.RunAsync(Call(activity => activity.Body = new(body)));

        Assert.Equal((name, sent), (name, IntercomJson.Text(Assert.Single(_sent).Body!)));
    }

    [Theory]
    [InlineData("Literal", """{"a":[1,{"b":"c"}]}""")]
    [InlineData("Object", """{"a":[1,{"b":"c"}]}""")]
    [InlineData("JavaScript", "({ a: [1, { b: 'c' }] })")]
    [InlineData("JavaScript", """'{"a":[1,{"b":"c"}]}'""")]
    [InlineData("JavaScript", "JSON.stringify({ a: [1, { b: 'c' }] })")]
    public async Task A_body_comes_from_every_kind_of_expression(string type, string value)
    {
        await _scene.RunAsync(Call(activity => activity.Body = new(new Expression(type, value))));

        Assert.Equal("""{"a":[1,{"b":"c"}]}""", IntercomJson.Text(Assert.Single(_sent).Body!));
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        var activity = Call(activity => activity.DryRun = new(true));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("""{"id":"7","seats":3,"note":null}""", JObject.Parse((string)run.Output(activity, "Request")!).ToString(Formatting.None));
        Assert.Equal("7", (string?)JObject.Parse((string)run.Output(activity, "ResolvedInputs")!)["fields"]!["id"]!["value"]);
        Assert.Null(run.Output(activity, "StatusCode"));
        Assert.Empty(_scene.Transport.Requests);
    }

    [Fact]
    public async Task A_dry_run_of_reading_shows_the_address()
    {
        var activity = Call(activity => (activity.Method, activity.Body, activity.DryRun) = (new("GET"), default!, new(true)));

        var run = await _scene.RunAsync(activity);

        Assert.Contains("curl -X GET 'https://api.intercom.io/contacts/42/companies'", (string)run.Output(activity, "RequestCurl")!, StringComparison.Ordinal);
        Assert.Null(run.Output(activity, "Request"));
        Assert.Empty(_scene.Transport.Requests);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static CallApi Call(Action<CallApi>? change = null)
    {
        var activity = new CallApi
        {
            Id = "call",
            Method = new("POST"),
            Path = new("/contacts/42/companies"),
            Body = Sample.JavaScript<object?>("({ id: '7', seats: 3, note: null })"),
        };
        change?.Invoke(activity);
        return activity;
    }

    private Task<JObject> Answer(IntercomRequest request, CancellationToken cancellationToken)
    {
        _scene.Trail.Add("send");
        _sent.Add(request);
        return Task.FromResult(new JObject { ["id"] = "7", ["name"] = "Acme", ["request_id"] = "request-1" });
    }
}
