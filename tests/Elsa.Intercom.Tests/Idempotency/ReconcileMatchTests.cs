using System.Globalization;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Which conversations match the one that was sent, by contact, text and time.</summary>
public sealed class ReconcileMatchTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = TestClock.Start;

    private readonly ConversationStage _stage = new(connection => connection.SearchGrace = TimeSpan.Zero);

    public static TheoryData<string> Others => ["another contact", "another author", "another text", "no text", "no date"];

    [Theory, MemberData(nameof(Others))]
    public async Task A_candidate_that_differs_does_not_match_and_does_not_hide_the_one_that_does(string other)
    {
        var json = new JsonConversation("other").Json();

        switch (other)
        {
            case "another contact":
                json = (new JsonConversation("other") { ContactId = Answers.OtherContactId }).Json();
                break;

            case "another author":
                json["source"]!["author"]!["id"] = "991267459";
                break;

            case "another text":
                json["source"]!["body"] = "<p>Hello!</p>";
                break;

            case "no text":
                json["source"]!["body"] = null;
                break;

            default:
                json.Remove("created_at");
                break;
        }

        _stage.Posts.Reply(503);
        _stage.Searches.Reply(200, JsonConversation.ListOf([json])).Reply(200, JsonConversation.ListOf([json, new JsonConversation("mine").Json()]));

        var expected = other is "no text" or "no date" ? "cannot be compared" : "did not find it";
        Assert.Contains(expected, (await _stage.FailsAsync()).Message, StringComparison.Ordinal);
        Assert.Equal("mine", (await _stage.CreateAsync()).Result.ConversationId);
    }

    [Theory]
    [InlineData(-11, false)]
    [InlineData(-10, true)]
    [InlineData(0, true)]
    [InlineData(20, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(86400, false)]
    public async Task Its_date_is_within_ten_seconds_of_the_attempt(int second, bool found)
    {
        SendingTakes(TimeSpan.FromSeconds(20), serverClock: null);
        _stage.Shows(new JsonConversation { CreatedAt = Start.AddSeconds(second) });

        Assert.Equal(found, await IsFoundAsync(OperationInputs.Conversation("signup-1")));
    }

    [Theory]
    [InlineData(600, 600, true)]
    [InlineData(600, 615, true)]
    [InlineData(600, 580, false)]
    [InlineData(600, 0, true)]
    [InlineData(600, 300, false)]
    [InlineData(-600, -600, true)]
    [InlineData(-600, -585, true)]
    [InlineData(-600, -620, false)]
    [InlineData(-600, 0, true)]
    public async Task Its_date_is_by_the_hosts_clock_or_by_the_one_in_the_response(int clock, int second, bool found)
    {
        SendingTakes(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(clock));
        _stage.Shows(new JsonConversation { CreatedAt = Start.AddSeconds(second) });

        Assert.Equal(found, await IsFoundAsync(OperationInputs.Conversation("signup-1")));
    }

    [Fact]
    public async Task The_servers_clock_is_known_from_the_search_if_the_attempt_got_no_response()
    {
        _stage.Posts.FailAfterSending(new HttpRequestException("reset"));
        _stage.ServerClock = TimeSpan.FromMinutes(-10);
        _stage.Shows(new JsonConversation("early") { CreatedAt = Start.AddMinutes(-10) });

        Assert.Equal("early", (await _stage.CreateAsync()).Result.ConversationId);
    }

    [Fact]
    public async Task Neither_of_two_conversations_that_match_by_one_clock_each_is_chosen()
    {
        _stage.Posts.FailAfterSending(new HttpRequestException("reset"));
        _stage.ServerClock = TimeSpan.FromMinutes(-10);
        _stage.Shows(new JsonConversation("early") { CreatedAt = Start.AddMinutes(-10) }, new JsonConversation("now"));

        Assert.Equal(["early", "now"], (await _stage.FailsAsync()).CandidateIds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_text_at_another_time_is_named_and_forbids_to_send_again(bool sendsAgain)
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows(new JsonConversation("earlier") { CreatedAt = Start.AddMinutes(-3) });

        var e = await _stage.FailsAsync(OperationInputs.Conversation("signup-1") with { CreateWhenUnknown = sendsAgain });

        Assert.Equal(["earlier"], e.CandidateIds);
        Assert.Contains("Intercom has the same text at a different time: earlier.", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task The_same_text_at_another_time_does_not_matter_if_it_belongs_to_another_key()
    {
        _stage.Posts.Reply(200, Answers.Created("earlier")).Reply(503).Reply(200, Answers.Created("later"));
        await _stage.CreateAsync(OperationInputs.Conversation("signup-0"));
        _stage.Time.Jump(TimeSpan.FromMinutes(3));
        _stage.Shows(new JsonConversation("earlier"));

        var result = await _stage.CreateAsync(OperationInputs.Conversation("signup-1") with { CreateWhenUnknown = true });

        Assert.Equal("later", result.Result.ConversationId);
    }

    [Theory]
    [InlineData(-11, false)]
    [InlineData(-10, true)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task A_date_of_the_authors_counts_in_the_place_of_the_time_of_sending_whatever_the_servers_clock_shows(int second, bool found)
    {
        var createdAt = new DateTimeOffset(2024, 12, 18, 17, 58, 21, TimeSpan.Zero);
        var input = OperationInputs.Conversation("signup-1");
        input.Request.CreatedAt = createdAt;
        SendingTakes(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10));
        _stage.Shows(new JsonConversation("now"), new JsonConversation("then") { CreatedAt = createdAt.AddSeconds(second) });

        Assert.Equal(found, await IsFoundAsync(input));
        var terms = _stage.Intercom.Handler.Requests[^1].Json["query"]!["value"]!;
        Assert.Equal(createdAt.AddDays(-3).ToUnixTimeSeconds(), (long)terms[1]!["value"]!);
        Assert.Equal(createdAt.AddDays(3).ToUnixTimeSeconds(), (long)terms[2]!["value"]!);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    /// <summary>The POST ends as a 503 after some time. Its response may show the server's clock.</summary>
    private void SendingTakes(TimeSpan time, TimeSpan? serverClock) =>
        _stage.Posts.Do(async (_, read, _) =>
        {
            await read();
            _stage.Time.Jump(time);
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable);

            if (serverClock is { } clock)
                response.Headers.TryAddWithoutValidation("Date", (_stage.Time.GetUtcNow() + clock).ToString("r", CultureInfo.InvariantCulture));

            return response;
        });

    private async Task<bool> IsFoundAsync(ConversationInput input) => await Record.ExceptionAsync(() => _stage.CreateAsync(input)) switch
    {
        null => true,
        IntercomException { Kind: IntercomErrorKind.Unknown } => false,
        var unforeseen => throw unforeseen,
    };
}
