using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;
using Newtonsoft.Json;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>An event: its request, and the time that makes a repetition harmless.</summary>
public sealed class TrackEventTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly List<TrackEventRequest> _sent = [];

    public TrackEventTests() =>
        _scene.Intercom.Setup(client => client.Events.TrackAsync(It.IsAny<TrackEventRequest>(), It.IsAny<CancellationToken>()))
            .Callback((TrackEventRequest request, CancellationToken _) => _sent.Add(request))
            .ReturnsAsync(new TrackedEvent { RequestId = "request-1" });

    [Fact]
    public async Task An_event_is_sent_with_its_details()
    {
        var activity = Track(activity =>
        {
            activity.OccurredAt = new(new DateTimeOffset(2024, 12, 18, 15, 58, 21, TimeSpan.FromHours(2)));
            activity.EventMetadata = Sample.JavaScript<IDictionary<string, object>?>(
                "({ plan: 'pro', seats: 3, trial_end_date: new Date(1734537501000), no: null })");
        });

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("Done", "request-1"), (run.Outcome(activity), run.Output(activity, "RequestId")));
        Assert.Equal(
            """{"event_name":"invited-friend","created_at":1734530301,"id":"6762f11b1bb69f9f2193bba3","""
                + "\"metadata\":{\"plan\":\"pro\",\"seats\":3,\"trial_end_date\":1734537501}}",
            IntercomJson.Text(Assert.Single(_sent), Formatting.None));
        Assert.Equal(("Recorded", Sample.ContactId), (run.Journal(activity)["Result"], run.Journal(activity)["ContactId"]));
    }

    [Fact]
    public async Task Without_a_time_it_is_the_start_of_this_execution()
    {
        _scene.Contacts.Add(new Contact { Id = Sample.OtherContactId, Email = Sample.Email });
        var activity = Track(activity => activity.Contact = new(Sample.Email));

        var run = await _scene.RunAsync(activity);

        var sent = Assert.Single(_sent);
        Assert.Equal((run.ContextOf(activity).StartedAt, Sample.OtherContactId), (sent.OccurredAt, sent.ContactId));
    }

    public static TheoryData<string, Action<TrackEvent>> Wrong => new()
    {
        { "Contact is empty", activity => activity.Contact = new("") },
        { "Event name is empty", activity => activity.EventName = new(" ") },
        { "Event name contains half a character", activity => activity.EventName = new("a\uD83D") },
        { "Occurred at is in the future", activity => activity.OccurredAt = new(TestClock.Start.AddHours(1)) },
        { "Occurred at is before 1970", activity => activity.OccurredAt = new(DateTimeOffset.UnixEpoch) },
        { "Occurred at is a number", activity => activity.OccurredAt = Sample.JavaScript<DateTimeOffset?>("1734537501") },
        {
            "Metadata has 11 keys",
            activity => activity.EventMetadata = new(Enumerable.Range(0, 11).ToDictionary(n => $"key{n}", object (n) => n))
        },
        { "Metadata has a value that is true or false", activity => activity.EventMetadata = new(new Dictionary<string, object> { ["a"] = true }) },
        { "Metadata is not an object", activity => activity.EventMetadata = Sample.Literal<IDictionary<string, object>?>("[1]") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_sent(string problem, Action<TrackEvent> change)
    {
        var run = await _scene.RunAsync(Track(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_sent);
        Assert.Empty(_scene.Searches);
    }

    [Fact]
    public async Task The_client_repeats_an_event_after_an_unclear_answer_and_takes_an_empty_one_for_success()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.On("POST /events").Reply(503).Reply(202, headers: "X-Request-Id: req-1");

        var tracked = await intercom.Client.Events.TrackAsync(
            new TrackEventRequest { EventName = "invited-friend", OccurredAt = DateTimeOffset.FromUnixTimeSeconds(1734530301), ContactId = Sample.ContactId });

        Assert.Equal("req-1", tracked.RequestId);
        Assert.Equal(2, intercom.Handler.Requests.Count);
        Assert.Equal(intercom.Handler.Requests[0].Body, intercom.Handler.Requests[1].Body);
    }

    [Fact]
    public async Task The_client_asks_for_the_time()
    {
        await using var intercom = new IntercomHarness();

        var e = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Events.TrackAsync(
            new TrackEventRequest { EventName = "invited-friend", ContactId = Sample.ContactId }));

        Assert.StartsWith("Occurred at is empty", e.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static TrackEvent Track(Action<TrackEvent>? change = null)
    {
        var activity = new TrackEvent { Id = "track", Contact = new(Sample.ContactId), EventName = new("invited-friend") };
        change?.Invoke(activity);
        return activity;
    }
}
