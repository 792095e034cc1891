using Elsa.Intercom.Client;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Options;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Memory;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>An activity's stage: Elsa, two connections, and an Intercom behind <see cref="IIntercomClient"/> that a test directs.</summary>
internal sealed class IntercomScene : IAsyncDisposable
{
    private ElsaHost? _host;

    public IntercomScene()
    {
        Ledger = new RecordingLedger(Trail, Time);
        Commits = new RecordingCommits(Trail);

        Intercom.Setup(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((CreateConversationRequest request, CancellationToken _) => Send(request));
        Intercom.Setup(client => client.SearchContactsAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ContactSearch search, CancellationToken _) => Found(search));
        Intercom.Setup(client => client.FindUserByExternalIdAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string externalId, CancellationToken _) => Found(new ContactSearch { ExternalId = externalId }).FirstOrDefault());
        Intercom.Setup(client => client.SearchConversationsAsync(It.IsAny<ConversationSearch>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ConversationSearch search, CancellationToken _) => Found(search));
    }

    public Mock<IIntercomClient> Intercom { get; } = new();

    /// <summary>What the workspace knows of people.</summary>
    public List<Contact> Contacts { get; } = [];

    /// <summary>What the workspace shows of conversations.</summary>
    public List<Conversation> Conversations { get; } = [];

    public List<CreateConversationRequest> Sent { get; } = [];

    public List<string> ConnectionsUsed { get; } = [];

    public List<ContactSearch> Searches { get; } = [];

    /// <summary>Delays end at once and move the clock.</summary>
    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public Trail Trail { get; } = new();

    public RecordingLedger Ledger { get; }

    public RecordingCommits Commits { get; }

    /// <summary>Changes the options; before the first run.</summary>
    public Action<IntercomOptions> Options { get; set; } = _ => { };

    public async Task<WorkflowRun> RunAsync(IActivity activity, string? instanceId = null, CancellationToken cancellationToken = default)
    {
        _host ??= await StartAsync();
        return await _host.RunAsync(activity, instanceId, cancellationToken);
    }

    /// <summary>Runs steps one after another, with variables that they share.</summary>
    public Task<WorkflowRun> RunAsync(IEnumerable<Variable> variables, params IActivity[] steps) =>
        RunAsync(new Sequence { Variables = [.. variables], Activities = [.. steps] });

    public void Fails(Exception exception) =>
        Intercom.Setup(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>())).ThrowsAsync(exception);

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task<ElsaHost> StartAsync()
    {
        var factory = new Mock<IIntercomClientFactory>();
        factory.Setup(f => f.GetClient(It.IsAny<string>())).Callback<string>(ConnectionsUsed.Add).Returns(Intercom.Object);

        return ElsaHost.StartAsync(
            intercom => intercom.ConfigureOptions = options =>
            {
                options.Connections["Default"] = new IntercomConnection { AccessToken = "token-1" };
                options.Connections["Europe"] = new IntercomConnection { AccessToken = "token-2", Region = IntercomRegion.EU, ApiVersion = "2.16" };
                Options(options);
            },
            before => before.AddSingleton<TimeProvider>(Time).AddSingleton(factory.Object).AddSingleton<IConversationLedger>(Ledger),
            after => after.AddSingleton<ICommitStateHandler>(Commits));
    }

    private CreatedConversation Send(CreateConversationRequest request)
    {
        Trail.Add("send");
        Sent.Add(request);

        return new CreatedConversation
        {
            ConversationId = $"{215468464 + Sent.Count}",
            MessageId = $"{1300 + Sent.Count}",
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1734537501),
            RequestId = $"request-{Sent.Count}",
        };
    }

    private Contact[] Found(ContactSearch search)
    {
        Trail.Add("look up");
        Searches.Add(search);
        return [.. Contacts.Where(contact => ContactQuery.Matches(search, contact))];
    }

    private ConversationSearchResult Found(ConversationSearch search)
    {
        Trail.Add("search");
        return new ConversationSearchResult([.. Conversations.Where(conversation => ConversationQuery.Matches(search, conversation))], IsComplete: true);
    }
}
