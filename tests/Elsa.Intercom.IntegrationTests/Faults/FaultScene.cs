using Elsa.Intercom.Options;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>The activity in Elsa, with a sandbox over real sockets, on one clock that only waits advance.</summary>
internal sealed class FaultScene : IAsyncDisposable
{
    private const string Email = "ada@example.com";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly IntercomSandbox _intercom;
    private readonly ElsaHost _host;
    private readonly SandboxContact _contact;
    private readonly Lazy<SandboxConversation> _conversation;

    private FaultScene(IntercomSandbox intercom, ElsaHost host)
    {
        _intercom = intercom;
        _host = host;
        _contact = intercom.AddContact(Email);
        _conversation = new(() => intercom.AddConversation(_contact.Id, "Hello"));
    }

    /// <summary>A delay that is longer than the client's timeout.</summary>
    public static TimeSpan LongerThanTimeout { get; } = Timeout + TimeSpan.FromSeconds(1);

    /// <summary>Runs a cell: once with the fault, and once more without it if the cell has another run.</summary>
    public static async Task<(FaultResult First, FaultResult? Again)> RunAsync(FaultCell cell)
    {
        var time = new TestClock { AutoAdvance = true };
        await using var intercom = await IntercomSandbox.StartAsync(options => options.TimeProvider = new SlowClock(time, Timeout));
        await using var scene = new FaultScene(intercom, await StartElsaAsync(intercom, time));

        if (cell.IsLaterTry)
            intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.RateLimited, Method = "POST", Path = cell.Fault.Operation.Path });

        foreach (var fault in cell.Fault.Faults)
            intercom.Faults.Add(fault);

        var first = await scene.RunOnceAsync(cell);
        intercom.Faults.Clear();
        return (first, cell.ExpectedAgain == null ? null : await scene.RunOnceAsync(cell));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static Task<ElsaHost> StartElsaAsync(IntercomSandbox intercom, TestClock time) => ElsaHost.StartAsync(
        feature => feature.ConfigureOptions = options => options.Connections["Default"] = new IntercomConnection
        {
            AccessToken = intercom.AccessToken,
            BaseUrl = intercom.BaseUrl.ToString(),
            Timeout = Timeout,
            MaxRateLimitWait = TimeSpan.FromSeconds(25),
            SearchGrace = TimeSpan.FromSeconds(5),
        },
        before => before.AddSingleton<TimeProvider>(time).AddSingleton(new Http.Jitter(() => 0)));

    private async Task<FaultResult> RunOnceAsync(FaultCell cell)
    {
        var operation = cell.Fault.Operation;
        var type = _intercom.TicketTypes.First(type => type.Category == "Customer").Id;
        var activity = operation.Create(new FaultTarget(cell.IdentifyBy, _contact, type, _conversation));
        activity.Id = "act";
        activity.IdempotencyKey = new(cell.HasKey ? "signup-42" : null);
        activity.OnUnknown = new(cell.Fault.OnUnknown);

        // With a key, another instance; without one, an operator's retry in the same.
        var run = await _host.RunAsync(SampleFlowcharts.Connected(activity), cell.HasKey ? null : "instance-1");
        var outcome = run.Outcome(activity);
        var stored = operation.Stored(_intercom).ToList();

        if (operation.Output is { } output && outcome == "Done")
            Assert.Contains((string?)run.Output(activity, output), stored);
        else if (operation.Output != null)
            Assert.Null(run.Output(activity, operation.Output));

        return new FaultResult(outcome, stored.Count, operation.Posts(_intercom));
    }
}
