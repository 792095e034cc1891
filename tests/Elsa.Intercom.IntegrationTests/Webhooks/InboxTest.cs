using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

/// <summary>Two processes that share an inbox, and the steps of its tests.</summary>
public abstract class InboxTest : IAsyncLifetime
{
    private protected TestClock Clock { get; } = new();

    private protected LedgerBackend Backend { get; private set; } = null!;

    /// <summary>The first of two processes.</summary>
    private protected WebhookInbox Inbox { get; private set; } = null!;

    /// <summary>The second one.</summary>
    private protected WebhookInbox Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Backend = await OpenAsync();
        Inbox = Process();
        Other = Process();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        if (Backend != null)
            await Backend.DisposeAsync();
    }

    private protected abstract Task<LedgerBackend> OpenAsync();

    private protected WebhookInbox Process() => new(
        Backend.InboxStore(Clock),
        new LedgerTime(new ProcessClock(Clock), Clock),
        new LedgerOwners(() => Guid.NewGuid().ToString("N")),
        new Jitter(() => 0));

    /// <summary>A contact's reply; its part was created so many seconds after the start.</summary>
    private protected static WebhookNotification Reply(
        string id, int second = 0, string conversation = "1295", string? part = null, string topic = "conversation.user.replied", string app = "abc") => new()
        {
            Id = id,
            Topic = topic,
            AppId = app,
            ConversationId = conversation,
            ContactId = "c1",
            PartId = part ?? $"part-{id}",
            PartType = "comment",
            AuthorType = "user",
            AuthorId = "c1",
            PartCreatedAt = TestClock.Start.AddSeconds(second),
            CreatedAt = TestClock.Start.AddSeconds(second + 1),
            FirstSentAt = TestClock.Start.AddSeconds(second + 2),
        };

    private protected Task<bool> AddAsync(WebhookNotification notification) => Inbox.AddAsync("Default", notification, default).AsTask();

    private protected async Task AddAsync(params WebhookNotification[] notifications)
    {
        foreach (var notification in notifications)
            Assert.True(await AddAsync(notification));
    }

    /// <summary>Claims everything that may be claimed.</summary>
    private protected static async Task<IReadOnlyList<InboxEntry>> ClaimAsync(WebhookInbox inbox, int most = 100) => await inbox.ClaimAsync(most, default);

    private protected static async Task<InboxEntry> ClaimOneAsync(WebhookInbox inbox) => Assert.Single(await ClaimAsync(inbox));

    /// <summary>The ids of what may be claimed.</summary>
    private protected static async Task<IReadOnlyList<string>> ClaimIdsAsync(WebhookInbox inbox) =>
        [.. (await ClaimAsync(inbox)).Select(entry => entry.Notification.Id)];

    private protected static async Task<bool> DeliverAsync(WebhookInbox inbox, InboxEntry entry) => await inbox.MarkDeliveredAsync(entry, default);
}
