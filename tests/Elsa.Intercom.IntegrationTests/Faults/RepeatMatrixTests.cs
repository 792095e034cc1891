using System.Text.RegularExpressions;
using Elsa.Intercom.Options;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>
/// Every operation that may be repeated × every fault: the outcome, how often the effect is there, and the number of requests. docs/reliability.md has the
/// results.
/// </summary>
public class RepeatMatrixTests
{
    private const int MaxRetries = 2;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>The faults, and whether each attempt that they hit has its effect in Intercom.</summary>
    private static readonly (string Name, SandboxFault Fault, bool IsStored)[] Faults =
    [
        ("429", new() { Kind = RateLimited }, false),
        .. new[] { 500, 502, 503, 504 }.SelectMany(status => new[]
        {
            ($"{status} before storing", new SandboxFault { Kind = ServerError, Status = status }, false),
            ($"{status} after storing", new SandboxFault { Kind = ServerError, Status = status, AfterStoring = true }, true),
        }),
        ("connection closed before storing", new() { Kind = Close }, false),
        ("connection closed after storing", new() { Kind = Close, AfterStoring = true }, true),
        ("connection reset before storing", new() { Kind = Reset, AfterStoring = false }, false),
        ("connection reset after storing", new() { Kind = Reset }, true),
        ("response slower than the Timeout, stored", new() { Kind = Slow, Delay = Timeout + TimeSpan.FromSeconds(1) }, true),
        ("200 with truncated JSON, stored", new() { Kind = TruncatedJson }, true),
        ("200 with a proxy's web page, not stored", new() { Kind = HtmlPage }, false),
        ("200 with a proxy's web page, stored", new() { Kind = HtmlPage, AfterStoring = true }, true),
        ("503 every time, not stored", new() { Kind = ServerError, Times = null }, false),
        ("503 every time, stored", new() { Kind = ServerError, AfterStoring = true, Times = null }, true),
    ];

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();

            foreach (var operation in RepeatOperation.All)
            {
                foreach (var (name, _, _) in Faults)
                    cells.Add(operation.Name, name);
            }

            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task Each_cell_ends_as_it_has_to(string operation, string fault)
    {
        var on = RepeatOperation.All.Single(known => known.Name == operation);
        var result = await RunAsync(on, fault);

        Assert.Equal(Expected(on, fault), result);
    }

    [Fact]
    public async Task The_results_are_published()
    {
        var rows = new List<(RepeatOperation, string, RepeatResult)>();

        foreach (var (name, _, _) in Faults)
        {
            foreach (var operation in RepeatOperation.All)
                rows.Add((operation, name, await RunAsync(operation, name)));
        }

        RepeatTable.Publish(rows);
    }

    /// <summary>
    /// Whatever a fault does once, the effect is there once. If it lasts, a safe operation uses up its retries, and a state that is there is found by looking.
    /// A second run without the fault always ends with the effect there once.
    /// </summary>
    private static RepeatResult Expected(RepeatOperation operation, string fault)
    {
        var (_, kind, isStored) = Faults.Single(known => known.Name == fault);
        var looks = operation.RepeatClass == "T";

        return kind.Times == null
            ? isStored && looks ? new("Done", 1, 1, "Done", 1)
                : new("Unknown", isStored && operation.Name != "new tag" ? 1 : 0, looks ? 2 : MaxRetries + 1, "Done", 1)
            : new("Done", 1, (isStored && looks) || (operation.HasEmptyAnswer && kind.Kind == TruncatedJson) ? 1 : 2, "Done", 1);
    }

    private static async Task<RepeatResult> RunAsync(RepeatOperation operation, string fault)
    {
        var time = new TestClock { AutoAdvance = true };
        await using var intercom = await IntercomSandbox.StartAsync(options => options.TimeProvider = new SlowClock(time, Timeout));
        await using var host = await ElsaHost.StartAsync(
            feature => feature.ConfigureOptions = options => options.Connections["Default"] = new IntercomConnection
            {
                AccessToken = intercom.AccessToken,
                BaseUrl = intercom.BaseUrl.ToString(),
                Timeout = Timeout,
                MaxRetries = MaxRetries,
                MaxRateLimitWait = TimeSpan.FromSeconds(25),
            },
            before => before.AddSingleton<TimeProvider>(time).AddSingleton(new Http.Jitter(() => 0)));
        var conversation = intercom.AddConversation(intercom.AddContact("ada@example.com").Id, "Hello");
        intercom.Faults.Add(Faults.Single(known => known.Name == fault).Fault with { Method = operation.Method, Path = operation.Path });

        var (outcome, traces) = await OnceAsync();
        var requests = intercom.Requests.Count(request => request.Injected != null || IsSent(request));
        intercom.Faults.Clear();
        var (again, tracesAgain) = await OnceAsync();

        return new RepeatResult(outcome, traces, requests, again, tracesAgain);

        async Task<(string Outcome, int Traces)> OnceAsync()
        {
            var activity = operation.Create(conversation);
            var run = await host.RunAsync(SampleFlowcharts.Connected(activity));
            return (run.Outcome(activity), operation.Traces(intercom));
        }

        bool IsSent(SandboxRequest request) =>
            request.Method == operation.Method && new Regex($"^{operation.Path.Replace("*", "[^/]+", StringComparison.Ordinal)}$").IsMatch(request.Path);
    }
}

/// <summary>How a run with a fault ended, and another one without it.</summary>
internal sealed record RepeatResult(string Outcome, int Traces, int Requests, string Again, int TracesAgain);
