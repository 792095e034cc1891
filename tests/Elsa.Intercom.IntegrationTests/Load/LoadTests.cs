namespace Elsa.Intercom.IntegrationTests.Load;

[Collection(nameof(AloneInTheProcess))]
public sealed class LoadTests(LoadRun run, ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void Each_of_a_thousand_workflows_gets_a_conversation_of_its_own()
    {
        var stored = run.Conversations.ToDictionary(conversation => conversation.Id, conversation => conversation.Body);

        Assert.Equal(LoadRun.Workflows, run.Conversations.Count);
        Assert.All(run.ConversationIds, (id, number) => Assert.Equal(LoadRun.Body(number), stored[id!]));
    }

    [Fact]
    public void Nothing_is_refused_after_the_first_window()
    {
        var windows = run.Requests.GroupBy(request => LoadRun.WindowOf(request.ReceivedAt)).OrderBy(window => window.Key).ToList();
        var counts = windows.Select(window => $"{window.Count(request => request.Status == 200)} and {window.Count(request => request.Status == 429)}");
        output.WriteLine($"Conversations and refusals by window: {string.Join(", ", counts)}.");

        Assert.Equal(0, windows.Skip(1).Sum(window => window.Count(request => request.Status == 429)));
    }

    [Fact]
    public void Who_came_first_is_served_first()
    {
        var numbers = Enumerable.Range(0, LoadRun.Workflows).ToDictionary(LoadRun.Body);
        var late = run.Conversations.Select((conversation, place) => place - numbers[conversation.Body]).ToList();
        output.WriteLine($"At most {late.Max()} places later and {-late.Min()} earlier than they came; {late.Average(Math.Abs):0.0} on average.");

        // Within a window they are sent at once and may arrive in any order. In random order, they would be off by 333 on average.
        Assert.InRange(late.Average(Math.Abs), 0, LoadRun.MostInWindow * 0.75);
        Assert.All(late, places => Assert.InRange(places, -2 * LoadRun.MostInWindow, 2 * LoadRun.MostInWindow));
    }

    [Fact]
    public void No_caller_is_served_more_than_a_window_later_than_a_later_caller()
    {
        var windows = run.Conversations.ToDictionary(conversation => conversation.Body, conversation => LoadRun.WindowOf(conversation.StoredAt));
        var first = long.MaxValue;

        for (var number = LoadRun.Workflows - 1; number >= 0; number--)
        {
            var served = windows[LoadRun.Body(number)];
            first = Math.Min(first, served);
            Assert.InRange(served - first, 0, 1);
        }
    }

    [Fact]
    public void Memory_stays_flat_while_they_wait_and_is_no_more_afterwards()
    {
        output.WriteLine(
            $"Heap in MB: {Megabytes(run.Before)} before, {string.Join(", ", run.Waiting.Select(Megabytes))} while waiting, {Megabytes(run.After)} after.");

        // The sandbox's list of requests and the ledger's keys grow meanwhile, and stay.
        Assert.All(
            run.Waiting,
            sample => Assert.True(
                sample.Heap <= run.Waiting[0].Heap + (4 * Megabyte), $"{Megabytes(sample)} MB, after {Megabytes(run.Waiting[0])} MB in the beginning."));
        // Real Elsa itself keeps some 50 kB of each finished workflow, so the heap before them is not comparable.
        Assert.True(
            run.After.Heap <= run.Waiting[0].Heap + (4 * Megabyte), $"{Megabytes(run.After)} MB afterwards, {Megabytes(run.Waiting[0])} MB while all waited.");
    }

    [Fact]
    public void They_wait_as_entries_of_a_queue_and_not_as_threads()
    {
        output.WriteLine(
            $"Queued and threads: {string.Join(", ", run.Waiting.Select(sample => $"{sample.Queued} and {sample.Threads}"))}; "
                + $"{run.Before.Threads} threads before.");

        Assert.Equal(LoadRun.Workflows - LoadRun.Scouts, run.Waiting[0].Queued);
        Assert.All(run.Waiting, sample => Assert.True(sample.Threads < LoadRun.Workflows / 10, $"{sample.Threads} threads while {sample.Queued} waited."));
        Assert.Equal(0, run.After.Queued);
    }

    private static string Megabytes(LoadSample sample) => $"{(double)sample.Heap / Megabyte:0.0}";
}
