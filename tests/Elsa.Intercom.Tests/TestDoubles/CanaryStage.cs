using Elsa.Intercom.Activities;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Elsa with the real client on a fake socket. Every input is a canary, and all outputs are collected.</summary>
internal sealed class CanaryStage : IAsyncDisposable
{
    private readonly TelemetryCollector _telemetry = new();
    private readonly LogCollector _logs = new();
    private ElsaHost? _host;

    private readonly TestClock _time = new() { AutoAdvance = true };

    public CanaryStage() => Ledger = new RecordingLedgerStore(_time);

    public FakeIntercomHandler Intercom { get; } = new();

    /// <summary>The ledger's store.</summary>
    public RecordingLedgerStore Ledger { get; }

    public static CreateConversation Conversation(string identifyBy) => new()
    {
        Id = "create",
        IdentifyBy = new(identifyBy),
        Contact = new(identifyBy == "id" ? Sample.ContactId : Canaries.Email),
        Body = new(Canaries.Text),
        Subject = new(Canaries.Subject),
        IdempotencyKey = new($"onboarding:{Canaries.Email}"),
    };

    public static ReplyToConversation Reply() => new()
    {
        Id = "reply",
        Conversation = new("42"),
        Admin = new("991"),
        Body = new(Canaries.Text),
        IdempotencyKey = new($"welcome:{Canaries.Email}"),
    };

    public static UpsertContact Contact() => new()
    {
        Id = "upsert",
        Email = new(Canaries.Email),
        ExternalId = new(Canaries.Email),
        FullName = new(Canaries.FullName),
        Phone = new(Canaries.Phone),
        CustomAttributes = new(new Dictionary<string, object> { ["note"] = Canaries.Attribute }),
    };

    /// <param name="activity">The activity.</param>
    /// <param name="connected">Whether each of its outcomes is connected, so that an error doesn't fault.</param>
    /// <param name="instanceId">The id of the workflow instance, as a caller may choose it; null for one of Elsa's.</param>
    public async Task<WorkflowRun> RunAsync(IntercomActivity activity, bool connected = false, string? instanceId = null)
    {
        _host ??= await ElsaHost.StartAsync(
            intercom =>
            {
                intercom.ConfigureOptions = options =>
                    options.Connections["Default"] = new IntercomConnection { AccessToken = Canaries.Token, Timeout = TimeSpan.FromSeconds(1) };
                intercom.ConfigureHttpClientBuilder = http => http.ConfigurePrimaryHttpMessageHandler(() => Intercom);
            },
            services => services
                .AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
                .AddSingleton<TimeProvider>(_time)
                .AddSingleton<ILedgerStore>(Ledger));

        return await _host.RunAsync(connected ? SampleFlowcharts.Connected(activity) : activity, instanceId);
    }

    /// <summary>Checks everything that the package writes; for the token, checks everything.</summary>
    /// <param name="run">The run.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="showsItsAuthor">Whether the outputs show the inputs on purpose, as in a dry run.</param>
    /// <param name="sendsNothing">Whether it ends before anything is sent.</param>
    public void NothingGotAbout(WorkflowRun run, IActivity activity, bool showsItsAuthor = false, bool sendsNothing = false)
    {
        Assert.Equal(sendsNothing, Intercom.Requests.Count == 0);
        Assert.All(Intercom.Requests, request => Assert.Equal($"Bearer {Canaries.Token}", request.Header("Authorization")));

        foreach (var entry in _logs.Entries.Where(entry => entry.Category.StartsWith("Elsa.Intercom", StringComparison.Ordinal)))
            Canaries.AreNotIn($"the log {entry.Category}", entry.Everything);

        foreach (var line in _telemetry.Spans("Elsa.Intercom").Concat(_telemetry.Measurements("Elsa.Intercom")))
            Canaries.AreNotIn("telemetry", line);

        foreach (var row in Ledger.Written)
            Canaries.AreNotIn("a row of the ledger", row.ToString());

        foreach (var incident in run.Incidents)
            Canaries.AreNotIn("an incident", $"{incident.Message} {Texts(incident)}");

        var context = run.ContextOf(activity);
        Canaries.AreNotIn("the fault", context.Exception?.ToString());
        Canaries.AreNotIn("the journal", Text(run.Journal(activity)));
        var outputs = string.Join('\n', context.ActivityDescriptor.Outputs.Select(output => run.Output(activity, output.Name)));
        Canaries.TokenIsNotIn("the outputs", outputs);

        if (!showsItsAuthor)
            Canaries.AreNotIn("the outputs", outputs);

        Canaries.TokenIsNotIn("a log", _logs.Everything);
        Canaries.TokenIsNotIn("the activity's state", Text(context.ActivityState));
        Canaries.TokenIsNotIn("the execution log", string.Join('\n', run.ExecutionLog.Select(entry => $"{entry.Message} {entry.Payload}")));
        Canaries.TokenIsNotIn("the workflow's state", string.Join('\n', Text(run.State.Properties), Text(run.State.Output)));
    }

    /// <summary>Checks that the collectors work.</summary>
    public void SomethingWasHeard()
    {
        Assert.NotEmpty(_telemetry.Spans("Elsa.Intercom"));
        Assert.NotEmpty(_telemetry.Measurements("Elsa.Intercom"));
    }

    public void SomethingWasLogged() => Assert.Contains(_logs.Entries, entry => entry.Category.StartsWith("Elsa.Intercom", StringComparison.Ordinal));

    /// <summary>Checks that no log line or row of the package has the text.</summary>
    public void IsNowhere(string text)
    {
        foreach (var entry in _logs.Entries.Where(entry => entry.Category.StartsWith("Elsa.Intercom", StringComparison.Ordinal)))
            Assert.DoesNotContain(text, entry.Everything, StringComparison.Ordinal);

        Assert.All(Ledger.Written, row => Assert.DoesNotContain(text, row.ToString(), StringComparison.Ordinal));
    }

    public void WasLogged(string text) => Assert.Contains(text, _logs.Everything, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _telemetry.Dispose();

        if (_host != null)
            await _host.DisposeAsync();
    }

    private static string Texts(ActivityIncident incident)
    {
        var texts = new List<string?>();

        for (var exception = incident.Exception; exception != null; exception = exception.InnerException)
            texts.Add($"{exception.Message} {exception.StackTrace} {string.Join(' ', exception.Metadata?.Values ?? [])}");

        return string.Join('\n', texts);
    }

    private static string Text(IEnumerable<KeyValuePair<string, object>>? entries) =>
        string.Join('\n', (entries ?? []).Select(entry => $"{entry.Key}={(entry.Value is IEnumerable<string> texts ? string.Join(' ', texts) : entry.Value)}"));
}
