using Elsa.Intercom.Activities;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Elsa.Workflows;
using Elsa.Workflows.CommitStates;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Elsa with the real client on a fake socket, for activities without an idempotency key.</summary>
internal sealed class SocketStage : IAsyncDisposable
{
    private ElsaHost? _host;

    public SocketStage() => Intercom.On("GET /me").Reply(200, Answers.Me());

    public FakeIntercomHandler Intercom { get; } = new();

    /// <summary>The commits of the workflow's state.</summary>
    public Trail Commits { get; } = new();

    /// <summary>Delays end at once and advance the clock.</summary>
    public TestClock Time { get; } = new() { AutoAdvance = true };

    /// <summary>Changes the connection, before the first run.</summary>
    public Action<IntercomConnection> Connection { get; init; } = _ => { };

    /// <summary>The requests that change something: line and body.</summary>
    public IEnumerable<string> Changes => Intercom.Requests.Where(request => request.Method != "GET")
        .Select(request => request.Body == null ? request.Line : $"{request.Line} {JObject.Parse(request.Body).ToString(Formatting.None)}");

    /// <param name="activity">The activity.</param>
    /// <param name="connected">Whether each of its outcomes is connected, so that an error doesn't fault.</param>
    public async Task<WorkflowRun> RunAsync(IntercomActivity activity, bool connected = false) =>
        await RunAsync(connected ? SampleFlowcharts.Connected(activity) : (IActivity)activity);

    public async Task<WorkflowRun> RunAsync(IActivity root)
    {
        _host ??= await ElsaHost.StartAsync(
            intercom =>
            {
                intercom.ConfigureOptions = options =>
                {
                    var connection = new IntercomConnection { AccessToken = "token-1" };
                    Connection(connection);
                    options.Connections["Default"] = connection;
                };
                intercom.ConfigureHttpClientBuilder = http => http.ConfigurePrimaryHttpMessageHandler(() => Intercom);
            },
            services => services.AddSingleton<TimeProvider>(Time).AddSingleton(new Jitter(() => 0)),
            services => services.AddSingleton<ICommitStateHandler>(new RecordingCommits(Commits)));

        return await _host.RunAsync(root);
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
