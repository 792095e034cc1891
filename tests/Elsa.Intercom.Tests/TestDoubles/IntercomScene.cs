using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Options;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The environment of an activity: Elsa, two connections, and an Intercom behind transport and client that a test controls.</summary>
internal sealed class IntercomScene : IAsyncDisposable
{
    private readonly List<string> _looked = [];
    private ElsaHost? _host;

    public IntercomScene()
    {
        Ledger = new RecordingLedger(Trail, Time);
        Commits = new RecordingCommits(Trail);
        Creates = (request, _) => Task.FromResult(Create(request));

        Transport.On("POST /conversations", (request, cancellationToken) => Creates((CreateConversationRequest)request.Body!, cancellationToken));
        Transport.On("POST /conversations/search", (_, _) => Task.FromResult(Found()));

        Intercom.Setup(client => client.Contacts.SearchAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ContactSearch search, CancellationToken _) => Found(search));
        Intercom.Setup(client => client.Contacts.FindUserByExternalIdAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())!)
            .ReturnsAsync((string externalId, CancellationToken _) => Found(new ContactSearch { ExternalId = externalId }).FirstOrDefault());
        Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace());
    }

    /// <summary>The application's own client. Lookups use it; operations that must not happen twice don't.</summary>
    public Mock<IIntercomClient> Intercom { get; } = new() { DefaultValue = DefaultValue.Mock };

    public FakeTransport Transport { get; } = new();

    /// <summary>The response to POST /conversations.</summary>
    public Func<CreateConversationRequest, CancellationToken, Task<JObject>> Creates { get; set; }

    /// <summary>The contacts of the workspace.</summary>
    public List<Contact> Contacts { get; } = [];

    /// <summary>The conversations of the workspace.</summary>
    public List<Conversation> Conversations { get; } = [];

    /// <summary>The number of POSTs of conversations, whatever their result.</summary>
    public int Posted => Transport.Requests.Count(sent => sent.Request.ToString() == "POST /conversations");

    public List<CreateConversationRequest> Sent { get; } = [];

    public IEnumerable<string> ConnectionsUsed => _looked.Concat(Transport.Requests.Select(sent => sent.Connection));

    public List<ContactSearch> Searches { get; } = [];

    /// <summary>Delays end at once and advance the clock.</summary>
    public TestClock Time { get; } = new() { AutoAdvance = true };

    public Trail Trail { get; } = new();

    public RecordingLedger Ledger { get; }

    public RecordingCommits Commits { get; }

    /// <summary>Changes the options, before the first run.</summary>
    public Action<IntercomOptions> Options { get; set; } = _ => { };

    public async Task<WorkflowRun> RunAsync(IActivity activity, string? instanceId = null, CancellationToken cancellationToken = default)
    {
        _host ??= await StartAsync();
        return await _host.RunAsync(activity, instanceId, cancellationToken);
    }

    /// <summary>Runs a workflow that a test creates from Elsa's services, with properties of the run.</summary>
    public async Task<WorkflowRun> RunAsync(Func<IServiceProvider, IActivity> root, params (string Name, object Value)[] properties)
    {
        _host ??= await StartAsync();
        return await _host.RunAsync(
            root(_host.Services), new RunWorkflowOptions { Properties = properties.ToDictionary(property => property.Name, property => property.Value) });
    }

    /// <summary>Runs steps one after another, with shared variables.</summary>
    public Task<WorkflowRun> RunAsync(IEnumerable<Variable> variables, params IActivity[] steps) =>
        RunAsync(new Sequence { Variables = [.. variables], Activities = [.. steps] });

    /// <summary>Runs an activity in a flowchart with all of its outcomes connected.</summary>
    public Task<WorkflowRun> RunConnectedAsync(IntercomActivity activity, string? instanceId = null, CancellationToken cancellationToken = default) =>
        RunAsync(SampleFlowcharts.Connected(activity), instanceId, cancellationToken);

    public void Fails(Exception exception) => Creates = (_, _) => throw exception;

    /// <summary>Fails the first time, and then responds like Intercom.</summary>
    public void FailsOnce(Exception exception) => Creates = (_, _) =>
    {
        Creates = (request, _) => Task.FromResult(Create(request));
        throw exception;
    };

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task<ElsaHost> StartAsync()
    {
        var factory = new Mock<IIntercomClientFactory>();
        factory.Setup(f => f.GetClient(It.IsAny<string>())).Callback<string>(_looked.Add).Returns(Intercom.Object);

        return ElsaHost.StartAsync(
            intercom => intercom.ConfigureOptions = options =>
            {
                options.Connections["Default"] = new IntercomConnection { AccessToken = "token-1" };
                options.Connections["Europe"] = new IntercomConnection { AccessToken = "token-2", Region = IntercomRegion.EU, ApiVersion = "2.16" };
                Options(options);
            },
            before => before.AddSingleton<TimeProvider>(Time).AddSingleton(factory.Object).AddSingleton<IIntercomTransport>(Transport)
                .AddSingleton<ILedger>(Ledger),
            after => after.AddSingleton<ICommitStateHandler>(Commits));
    }

    /// <summary>Records the request, and responds like Intercom.</summary>
    public JObject Create(CreateConversationRequest request)
    {
        Trail.Add("send");
        Sent.Add(request);

        return new JObject
        {
            ["conversation_id"] = $"{215468464 + Sent.Count}",
            ["id"] = $"{1300 + Sent.Count}",
            ["created_at"] = 1734537501,
            ["request_id"] = $"request-{Sent.Count}",
        };
    }

    private Contact[] Found(ContactSearch search)
    {
        Trail.Add("look up");
        Searches.Add(search);
        return [.. Contacts.Where(contact => ContactQuery.Matches(search, contact))];
    }

    private JObject Found()
    {
        Trail.Add("search");

        return JObject.Parse(JsonConversation.List(Conversations.Select(conversation => new JsonConversation(conversation.Id)
        {
            Body = conversation.Body,
            CreatedAt = conversation.CreatedAt ?? Time.GetUtcNow(),
            ContactId = conversation.AuthorId ?? Sample.ContactId,
        })));
    }
}
