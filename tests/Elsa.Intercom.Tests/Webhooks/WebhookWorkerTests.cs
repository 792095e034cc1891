using System.Diagnostics;
using System.Threading.Channels;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.Webhooks;

/// <summary>How stored notifications reach the receivers.</summary>
public sealed class WebhookWorkerTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Unmoved = TimeSpan.FromSeconds(1);

    private readonly Receiver _receiver = new();
    private readonly WebhookStage _stage;

    public WebhookWorkerTests()
    {
        _stage = new WebhookStage(configure: services => services.AddSingleton<IWebhookReceiver>(_receiver));
        _stage.Intercom.Time.AutoAdvance = false;
    }

    private WebhookWorker Worker => _stage.Intercom.Services.GetServices<IHostedService>().OfType<WebhookWorker>().Single();

    private WebhookSignal Signal => _stage.Intercom.Services.GetRequiredService<WebhookSignal>();

    private WebhookInbox Inbox => _stage.Intercom.Services.GetRequiredService<WebhookInbox>();

    public async ValueTask DisposeAsync()
    {
        await Worker.StopAsync(default);
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task What_is_stored_is_delivered_at_once()
    {
        await StartAsync();

        await _stage.PostAsync(Deliveries.Replied());

        var delivery = await _receiver.NextAsync();
        Assert.Equal(("Default", "notif_0001", 1), (delivery.Connection, delivery.Notification.Id, delivery.Fence));
    }

    [Fact]
    public async Task Nothing_is_delivered_before_the_host_maps_the_endpoint()
    {
        await _stage.PostAsync(Deliveries.Replied());
        await Worker.StartAsync(default);
        Assert.Equal(0, _receiver.Count);

        Signal.Map();

        await _receiver.NextAsync();
    }

    [Fact]
    public async Task A_conversations_events_come_one_after_the_other_and_in_order()
    {
        var gate = new TaskCompletionSource();
        _receiver.Do = (delivery, _) => delivery.Notification.Id == "first" ? gate.Task : Task.CompletedTask;
        await _stage.PostAsync(Deliveries.Replied("second", "2", created: 1_772_366_500));
        await _stage.PostAsync(Deliveries.Replied("first", "1", created: 1_772_366_400));
        await _stage.PostAsync(Deliveries.Replied("elsewhere", "3", "7"));
        await StartAsync();

        string[] begun = [(await _receiver.NextAsync()).Notification.Id, (await _receiver.NextAsync()).Notification.Id];
        Assert.Equal(["elsewhere", "first"], begun.Order());
        gate.SetResult();

        Assert.Equal("second", (await _receiver.NextAsync()).Notification.Id);
    }

    [Fact]
    public async Task A_failure_is_logged_without_its_text_and_the_delivery_comes_again()
    {
        _receiver.Do = (delivery, _) => delivery.Fence == 1 ? throw new InvalidOperationException(Canaries.Text) : Task.CompletedTask;
        await _stage.PostAsync(Deliveries.Replied());
        await StartAsync();
        await _receiver.NextAsync();

        var again = await AdvanceUntilAsync(_receiver.NextAsync());

        Assert.True(again.Fence > 1);
        Assert.EndsWith("is delivered again in 1 seconds: System.InvalidOperationException", await WarningAsync(), StringComparison.Ordinal);
        Canaries.AreNotIn("the log", _stage.Intercom.Logs.Everything);
    }

    [Fact]
    public async Task A_receiver_that_takes_too_long_is_cancelled_before_its_lease_ends()
    {
        _receiver.Do = (delivery, cancellationToken) => delivery.Fence == 1 ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;
        await _stage.PostAsync(Deliveries.Replied());
        await StartAsync();
        await _receiver.NextAsync();

        Assert.True((await AdvanceUntilAsync(_receiver.NextAsync())).Fence > 1);
        Assert.EndsWith("TaskCanceledException", await WarningAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stopping_host_had_begun_is_due_at_once()
    {
        _receiver.Do = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        await _stage.PostAsync(Deliveries.Replied());
        await StartAsync();
        await _receiver.NextAsync();

        await Worker.StopAsync(default);

        Assert.Equal(2, Assert.Single(await Inbox.ClaimAsync(9, default)).Fence);
    }

    [Fact]
    public async Task What_a_dead_process_had_begun_is_delivered_after_its_lease()
    {
        await _stage.PostAsync(Deliveries.Replied());
        await Inbox.ClaimAsync(9, default);
        await StartAsync();

        Assert.True((await AdvanceUntilAsync(_receiver.NextAsync())).Fence > 1);
        Assert.True(_stage.Intercom.Time.GetUtcNow() >= TestClock.Start + WebhookInbox.LeaseDuration);
    }

    [Fact]
    public async Task Many_are_delivered_but_not_all_at_a_time()
    {
        var gate = new TaskCompletionSource();
        _receiver.Do = (_, _) => gate.Task;

        foreach (var n in Enumerable.Range(1, 40))
            await _stage.PostAsync(Deliveries.Replied($"n{n}", $"{n}", $"{n}"));

        await StartAsync();
        foreach (var _ in Enumerable.Range(0, WebhookWorker.MostDeliveries))
            await _receiver.NextAsync();

        Assert.Equal(24, (await Inbox.ClaimAsync(100, default)).Count);
        gate.SetResult();
    }

    private async Task StartAsync()
    {
        Signal.Map();
        await Worker.StartAsync(default);
    }

    /// <summary>The only warning. The next delivery may begin before it is written.</summary>
    private async Task<string> WarningAsync()
    {
        var started = Stopwatch.GetTimestamp();

        while (!_stage.Intercom.Logs.At(LogLevel.Warning).Any() && Stopwatch.GetElapsedTime(started) < Patience)
            await Task.Yield();

        return Assert.Single(_stage.Intercom.Logs.At(LogLevel.Warning)).Message;
    }

    /// <summary>Moves the clock by an interval whenever the worker has looked and waits again.</summary>
    private async Task<WebhookDelivery> AdvanceUntilAsync(Task<WebhookDelivery> delivery)
    {
        for (var seen = -1; !delivery.IsCompleted;)
        {
            // The clock may move just before a wait begins, and then that wait is not over. After a while it moves again.
            var started = Stopwatch.GetTimestamp();

            while (!delivery.IsCompleted && _stage.Intercom.Time.Waits.Count <= seen && Stopwatch.GetElapsedTime(started) < Unmoved)
                await Task.Yield();

            seen = _stage.Intercom.Time.Waits.Count;
            _stage.Intercom.Time.Advance(WebhookWorker.Interval);
        }

        return await delivery;
    }

    private sealed class Receiver : IWebhookReceiver
    {
        private readonly Channel<WebhookDelivery> _deliveries = Channel.CreateUnbounded<WebhookDelivery>();

        public int Count => _deliveries.Reader.Count;

        public Func<WebhookDelivery, CancellationToken, Task> Do { get; set; } = (_, _) => Task.CompletedTask;

        public async ValueTask ReceiveAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
        {
            _deliveries.Writer.TryWrite(delivery);
            await Do(delivery, cancellationToken);
        }

        /// <summary>The next delivery that begins. If none does, the test fails instead of waiting forever.</summary>
        public Task<WebhookDelivery> NextAsync() => _deliveries.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }
}
