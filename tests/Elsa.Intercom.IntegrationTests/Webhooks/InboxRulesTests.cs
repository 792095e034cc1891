using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks.Inbox;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

/// <summary>What every inbox promises.</summary>
public abstract class InboxRulesTests : InboxTest
{
    [Fact]
    public async Task A_notification_comes_out_as_it_went_in()
    {
        await AddAsync(Reply("n"));
        var sparse = new Elsa.Intercom.Webhooks.WebhookNotification { Id = "sparse", Topic = "company.created", AppId = "abc" };
        await Other.AddAsync("Sales", sparse, default);

        var claimed = (await ClaimAsync(Other)).OrderBy(entry => entry.Connection).ToList();

        Assert.Equal([Reply("n"), sparse], claimed.Select(entry => entry.Notification));
        Assert.Equal(["Default", "Sales"], claimed.Select(entry => entry.Connection));
        Assert.All(claimed, entry => Assert.Equal((1, TestClock.Start), (entry.Fence, entry.ReceivedAt)));
    }

    [Fact]
    public async Task A_notification_is_stored_once()
    {
        await AddAsync(Reply("n"));

        Assert.False(await AddAsync(Reply("n")));
        Assert.False(await Other.AddAsync("Default", Reply("n"), default));
        Assert.True(await DeliverAsync(Inbox, await ClaimOneAsync(Inbox)));
        Assert.False(await AddAsync(Reply("n")));
        Assert.Empty(await ClaimAsync(Inbox));
    }

    [Fact]
    public async Task A_bots_reply_that_comes_under_two_topics_is_stored_once()
    {
        await AddAsync(Reply("n1", part: "9", topic: "conversation.operator.replied"));

        Assert.False(await Other.AddAsync("Default", Reply("n2", part: "9", topic: "conversation.admin.replied"), default));
        Assert.Single(await ClaimAsync(Inbox));
    }

    [Fact]
    public async Task What_only_looks_the_same_is_stored_too()
    {
        await AddAsync(
            Reply("n1", part: "9"),
            Reply("n1", part: "9", app: "other"),
            Reply("n2", part: "9", topic: "conversation_part.tag.created"),
            Reply("n3", part: "9", topic: "conversation_part.tag.created"),
            Reply("n4", part: "10"));

        Assert.Equal(5, (await Inbox.ReadBacklogAsync(default)).Waiting);
    }

    [Fact]
    public async Task A_conversations_notifications_are_delivered_in_the_order_of_its_parts_and_one_at_a_time()
    {
        await AddAsync(Reply("third", 30), Reply("first", 10), Reply("second", 20), Reply("elsewhere", 40, conversation: "7"));

        var claimed = await ClaimAsync(Inbox);
        Assert.Equal(["elsewhere", "first"], claimed.Select(entry => entry.Notification.Id).Order());
        Assert.Empty(await ClaimAsync(Other));

        await DeliverAsync(Inbox, claimed.Single(entry => entry.Notification.Id == "first"));
        Assert.Equal(["second"], await ClaimIdsAsync(Other));
    }

    [Fact]
    public async Task Parts_of_the_same_second_go_by_the_notifications_date_and_then_by_arrival()
    {
        await AddAsync(Reply("later") with { CreatedAt = TestClock.Start.AddSeconds(3) });
        await AddAsync(Reply("b"));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await AddAsync(Reply("a"));

        var order = new List<string>();

        while (await ClaimAsync(Inbox) is [var entry])
        {
            order.Add(entry.Notification.Id);
            await DeliverAsync(Inbox, entry);
        }

        Assert.Equal(["b", "a", "later"], order);
    }

    [Fact]
    public async Task An_earlier_notification_that_comes_late_waits_for_the_one_that_is_being_delivered()
    {
        await AddAsync(Reply("second", 20));
        var second = await ClaimOneAsync(Inbox);
        await AddAsync(Reply("first", 10));
        Assert.Empty(await ClaimAsync(Other));

        await DeliverAsync(Inbox, second);
        Assert.Equal(["first"], await ClaimIdsAsync(Other));
    }

    [Fact]
    public async Task No_more_are_claimed_than_asked_for()
    {
        foreach (var n in Enumerable.Range(0, 5))
            await AddAsync(Reply($"n{n}", conversation: $"{n + 1}"));

        Assert.Equal(2, (await ClaimAsync(Inbox, most: 2)).Count);
        Assert.Equal(3, (await ClaimAsync(Other)).Count);
        Assert.Empty(await ClaimAsync(Inbox));
    }

    [Fact]
    public async Task A_process_that_dies_loses_its_claim_with_the_lease_and_can_end_nothing_after()
    {
        await AddAsync(Reply("n", 10), Reply("next", 20));
        var lost = await ClaimOneAsync(Inbox);
        await AddAsync(Reply("earlier", 5));

        Clock.Advance(WebhookInbox.LeaseDuration - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ClaimAsync(Other));
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        // What was begun goes on before anything else of the conversation.
        var again = await ClaimOneAsync(Other);
        Assert.Equal(("n", 2), (again.Notification.Id, again.Fence));
        Assert.False(await DeliverAsync(Inbox, lost));
        await Inbox.ReleaseAsync(lost, default);
        Assert.Empty(await ClaimAsync(Inbox));
        Assert.True(await DeliverAsync(Other, again));
        Assert.False(await DeliverAsync(Other, again));
    }

    [Fact]
    public async Task A_delivery_that_ends_late_counts_if_nobody_began_another()
    {
        await AddAsync(Reply("n"));
        var entry = await ClaimOneAsync(Inbox);
        Clock.Advance(WebhookInbox.LeaseDuration * 2);

        Assert.True(await DeliverAsync(Inbox, entry));
        Assert.Empty(await ClaimAsync(Other));
    }

    [Fact]
    public async Task A_failed_delivery_comes_again_later_and_later_and_its_conversation_waits()
    {
        await AddAsync(Reply("n", 10), Reply("next", 20));
        var delays = new List<double>();

        for (var n = 0; n < 12; n++)
        {
            var delay = await Inbox.PostponeAsync(await ClaimOneAsync(Inbox), default);
            delays.Add(delay.TotalSeconds);
            Clock.Advance(delay - TimeSpan.FromMilliseconds(1));
            Assert.Empty(await ClaimAsync(Other));
            Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], delays);
        Assert.Equal(["n"], await ClaimIdsAsync(Other));
    }

    [Fact]
    public async Task What_a_stopping_process_gives_back_is_due_at_once()
    {
        await AddAsync(Reply("n"));
        await Inbox.ReleaseAsync(await ClaimOneAsync(Inbox), default);

        Assert.Equal(2, (await ClaimOneAsync(Other)).Fence);
    }

    [Fact]
    public async Task A_notification_is_forgotten_after_its_retention()
    {
        await AddAsync(Reply("delivered", conversation: "1"));
        await DeliverAsync(Inbox, await ClaimOneAsync(Inbox));
        await AddAsync(Reply("waiting", conversation: "2"));
        Clock.Advance(WebhookInbox.Retention - TimeSpan.FromMilliseconds(1));
        await Inbox.SweepAsync(default);
        Assert.False(await AddAsync(Reply("delivered", conversation: "1")));

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Other.SweepAsync(default);

        Assert.Equal(0, (await Inbox.ReadBacklogAsync(default)).Waiting);
        Assert.True(await AddAsync(Reply("delivered", conversation: "1")));
        Assert.True(await AddAsync(Reply("waiting", conversation: "2")));
    }

    [Fact]
    public async Task The_backlog_counts_what_waits_and_its_age()
    {
        Assert.Equal(new InboxBacklog(0, TimeSpan.Zero), await Inbox.ReadBacklogAsync(default));
        await AddAsync(Reply("a"));
        Clock.Advance(TimeSpan.FromSeconds(30));
        await AddAsync(Reply("b"));
        Clock.Advance(TimeSpan.FromSeconds(10));
        var a = await ClaimOneAsync(Inbox);

        Assert.Equal(new InboxBacklog(2, TimeSpan.FromSeconds(40)), await Other.ReadBacklogAsync(default));
        await DeliverAsync(Inbox, a);
        Assert.Equal(new InboxBacklog(1, TimeSpan.FromSeconds(10)), await Other.ReadBacklogAsync(default));
    }

    [Fact]
    public async Task Processes_that_race_deliver_each_once_and_a_conversation_in_order()
    {
        var processes = Enumerable.Range(0, 6).Select(_ => Process()).ToList();
        var notifications = Enumerable.Range(0, 60).Select(n => Reply($"n{n}", n, conversation: $"{(n % 4) + 1}")).ToList();

        // Each notification arrives at two processes at the same time.
        var stored = await Task.WhenAll(notifications.SelectMany(
            (notification, n) => new[] { n % 6, (n + 1) % 6 }.Select(process => Task.Run(
                () => processes[process].AddAsync("Default", notification, default).AsTask()))));
        Assert.Equal(60, stored.Count(isNew => isNew));

        var delivered = new System.Collections.Concurrent.ConcurrentQueue<InboxEntry>();
        await Task.WhenAll(processes.Select(process => Task.Run(async () =>
        {
            while (delivered.Count < 60)
            {
                foreach (var entry in await ClaimAsync(process, most: 2))
                {
                    delivered.Enqueue(entry);
                    Assert.True(await DeliverAsync(process, entry));
                }
            }
        })));

        Assert.Equal(60, delivered.DistinctBy(entry => entry.Key).Count());
        Assert.All(delivered.GroupBy(entry => entry.ConversationKey), conversation => Assert.Equal(
            conversation.OrderBy(entry => entry.OccurredAt), conversation));
    }
}
