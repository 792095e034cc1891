using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The whole way of a conversation from its commit to its record, on a fake socket, a fake clock and the ledger in memory.</summary>
internal sealed class ConversationStage : IAsyncDisposable
{
    public const string Post = "POST /conversations";
    public const string Search = "POST /conversations/search";
    public const string LookUp = "POST /contacts/search";

    public ConversationStage(Action<IntercomConnection>? connection = null, string name = IntercomOptions.DefaultConnection)
    {
        Intercom = new IntercomHarness(
            connection,
            name,
            configure: services => services.AddSingleton<ILedger>(provider => new RecordingLedger(Trail, provider.GetRequiredService<TimeProvider>())));
        Ledger = (RecordingLedger)Intercom.Services.GetRequiredService<ILedger>();
    }

    public Trail Trail { get; } = new();

    public IntercomHarness Intercom { get; }

    public RecordingLedger Ledger { get; }

    public TestClock Time => Intercom.Time;

    /// <summary>What POST /conversations answers.</summary>
    public FakeRoute Posts => Intercom.Handler.On(Post);

    /// <summary>What POST /conversations/search answers.</summary>
    public FakeRoute Searches => Intercom.Handler.On(Search);

    /// <summary>What POST /contacts/search answers.</summary>
    public FakeRoute LookUps => Intercom.Handler.On(LookUp);

    public int Posted => Intercom.Handler.Count(Post);

    public int Searched => Intercom.Handler.Count(Search);

    /// <summary>How far the clock of Intercom's search is ahead; null where its answers don't tell.</summary>
    public TimeSpan? ServerClock { get; set; }

    /// <summary>At which seconds after the start of the test it was looked for.</summary>
    public List<double> LookedAt { get; } = [];

    public Task<SendResult<ConversationCreated>> CreateAsync(ConversationInput? input = null, CancellationToken cancellationToken = default) =>
        Intercom.Services.CreateAsync(input ?? OperationInputs.Conversation("signup-1"), CommitAsync, cancellationToken);

    /// <summary>Creates a conversation and gives back the failure that must end it.</summary>
    public Task<IntercomException> FailsAsync(ConversationInput? input = null) => Assert.ThrowsAsync<IntercomException>(() => CreateAsync(input));

    /// <summary>Shows these conversations to every search, and notes when it was asked.</summary>
    public void Shows(params JsonConversation[] conversations) => ShowsWhen(() => conversations);

    /// <summary>Shows to each search what there is then.</summary>
    public void ShowsWhen(Func<JsonConversation[]> conversations) => ShowsWhen(() => Task.FromResult(conversations()));

    public void ShowsWhen(Func<Task<JsonConversation[]>> conversations) =>
        Searches.Do(async (_, read, _) =>
        {
            await read();
            LookedAt.Add((Time.GetUtcNow() - TestClock.Start).TotalSeconds);
            Trail.Add("search");
            var response = new HttpResponseMessage { Content = new StringContent(JsonConversation.List(await conversations())) };
            response.Headers.Date = ServerClock == null ? null : Time.GetUtcNow() + ServerClock;
            return response;
        });

    public ValueTask DisposeAsync() => Intercom.DisposeAsync();

    private Task CommitAsync()
    {
        Trail.Add("commit");
        return Task.CompletedTask;
    }
}
