using System.Globalization;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>A thousand workflows that start at once, with a limit of 167 in a window of ten seconds.</summary>
public sealed class LoadRun : IAsyncLifetime
{
    public const int Workflows = 1000;
    public const int MostInWindow = 167;

    /// <summary>The number of requests before any response names the limit.</summary>
    public const int Scouts = 10;

    private const int WindowsInMinute = 6;
    private const int Scale = 10;
    private const int WarmUp = 20;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.1);

    private readonly ScaledTime _time = new(Scale);

    /// <summary>The conversation ids of the workflows, in the order of their starts.</summary>
    public IReadOnlyList<string?> ConversationIds { get; private set; } = [];

    /// <summary>The conversations in the sandbox, in the order of arrival.</summary>
    public IReadOnlyList<SandboxConversation> Conversations { get; private set; } = [];

    public IReadOnlyList<SandboxRequest> Requests { get; private set; } = [];

    /// <summary>The sample before the first workflow.</summary>
    public LoadSample Before { get; private set; } = null!;

    /// <summary>The samples while they wait: one when all have come, and one for each window.</summary>
    public IReadOnlyList<LoadSample> Waiting { get; private set; } = [];

    /// <summary>The sample after the last one.</summary>
    public LoadSample After { get; private set; } = null!;

    public static string Body(int number) => $"Number {number.ToString(CultureInfo.InvariantCulture)}";

    public static long WindowOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / (long)Window.TotalSeconds;

    public async ValueTask InitializeAsync()
    {
        await using var intercom = await IntercomSandbox.StartAsync(
            options => (options.RequestsPerMinute, options.TimeProvider) = (MostInWindow * WindowsInMinute, _time));
        var ada = intercom.AddContact("ada@example.com");

        // A first run loads and compiles everything, so that this doesn't count as memory.
        await using (var warmUp = await LoadHost.StartAsync(intercom, _time, Task.CompletedTask))
            await Task.WhenAll(Enumerable.Range(0, WarmUp).Select(number => warmUp.CreateConversationAsync(ada.Id, $"Warm-up {number}")));

        intercom.Clear();
        ada = intercom.AddContact("ada@example.com");
        var gate = new TaskCompletionSource();
        await using var host = await LoadHost.StartAsync(intercom, _time, gate.Task);
        Before = Sample(host);

        // Each starts after the previous one has reached the queue, so the order is known.
        var workflows = Enumerable.Range(0, Workflows).Select(number => host.CreateConversationAsync(ada.Id, Body(number))).ToList();
        var all = Task.WhenAll(workflows);
        Waiting = await WatchAsync(host, gate, all);
        ConversationIds = await all;
        workflows.Clear();

        After = Sample(host);
        Conversations = intercom.Conversations;
        Requests = intercom.Requests;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<IReadOnlyList<LoadSample>> WatchAsync(LoadHost host, TaskCompletionSource gate, Task all)
    {
        while (host.Queued < Workflows - Scouts)
            await Task.Delay(Moment, _time);

        var samples = new List<LoadSample> { Sample(host) };
        gate.SetResult();

        while (await Task.WhenAny(all, Task.Delay(Window, _time)) != all)
            samples.Add(Sample(host));

        return samples;
    }

    private static LoadSample Sample(LoadHost host)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new LoadSample(host.Queued, GC.GetTotalMemory(forceFullCollection: true), ThreadPool.ThreadCount);
    }
}
