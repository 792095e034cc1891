using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>All steps of a conversation from its commit to its record, with a fake socket, a fake clock and the ledger in memory.</summary>
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

    /// <summary>The response to POST /conversations.</summary>
    public FakeRoute Posts => Intercom.Handler.On(Post);

    /// <summary>The responses to POST /conversations/search.</summary>
    public FakeRoute Searches => Intercom.Handler.On(Search);

    /// <summary>The responses to POST /contacts/search.</summary>
    public FakeRoute LookUps => Intercom.Handler.On(LookUp);

    public int Posted => Intercom.Handler.Count(Post);

    public int Searched => Intercom.Handler.Count(Search);

    /// <summary>How far the clock of Intercom's search is ahead; null if its responses have no date.</summary>
    public TimeSpan? ServerClock { get; set; }

    /// <summary>The times of the searches, in seconds after the start of the test.</summary>
    public List<double> LookedAt { get; } = [];

    public Task<SendResult<ConversationCreated>> CreateAsync(ConversationInput? input = null, CancellationToken cancellationToken = default) =>
        Intercom.Services.CreateAsync(input ?? OperationInputs.Conversation("signup-1"), CommitAsync, cancellationToken);

    /// <summary>Creates a conversation, which must fail, and returns the error.</summary>
    public Task<IntercomException> FailsAsync(ConversationInput? input = null) => Assert.ThrowsAsync<IntercomException>(() => CreateAsync(input));

    /// <summary>Returns these conversations from every search, and records its time.</summary>
    public void Shows(params JsonConversation[] conversations) => ShowsWhen(() => conversations);

    /// <summary>Returns the current conversations from each search.</summary>
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
