using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>An activity that sends a time of its own commits its execution first, so that Elsa repeats it with the same time after a crash.</summary>
public sealed class StartTimeTests : IAsyncDisposable
{
    private readonly SocketStage _stage = new();

    public static TheoryData<string, IntercomActivity, int> Times => new()
    {
        { "an event now", new TrackEvent { Id = "step", Contact = new(Sample.ContactId), EventName = new("invited-friend") }, 1 },
        {
            "an event of yesterday",
            new TrackEvent
            {
                Id = "step",
                Contact = new(Sample.ContactId),
                EventName = new("invited-friend"),
                OccurredAt = new(TestClock.Start.AddDays(-1)),
            },
            0
        },
        { "a duration", new SnoozeConversation { Id = "step", Conversation = new("42"), SnoozeFor = new(TimeSpan.FromDays(1)) }, 1 },
        { "a date", new SnoozeConversation { Id = "step", Conversation = new("42"), SnoozeUntil = new(TestClock.Start.AddDays(1)) }, 0 },
    };

    [Theory, MemberData(nameof(Times), DisableDiscoveryEnumeration = true)]
    public async Task Only_a_time_that_counts_from_now_needs_a_commit(string time, IntercomActivity activity, int commits)
    {
        _stage.Intercom.On("POST /events").Reply(202);
        _stage.Intercom.On("GET /conversations/42").Reply(200, JsonThread.InState("open"));
        _stage.Intercom.Default.Reply(200, JsonThread.InState("snoozed"));

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.True(run.Outcome(activity) == "Done", time);
        Assert.Equal(commits, _stage.Commits.Steps.Count);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
