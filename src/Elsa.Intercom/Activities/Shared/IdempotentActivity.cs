using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Activities;

/// <summary>The base of every activity that must not do its work twice: a key, a choice for unknown results, and a dry run.</summary>
public abstract class IdempotentActivity : IntercomActivity
{
    private protected IdempotentActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>The work is done once per key, until the key expires or OnUnknown sends again. By default, once per execution of the activity.</summary>
    [Input(
        Order = 910,
        Category = InputGroups.Safety,
        DisplayName = "Idempotency key",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "A text that is the same whenever the same thing is meant, for example onboarding:42. The work is done once per key, "
            + "however often the workflow runs.")]
    public Input<string?> IdempotencyKey { get; set; } = default!;

    /// <summary>
    /// What to do if the result is unknown and a search finds nothing: <c>Report</c> or <c>Create</c>. <c>Report</c> by default.
    /// </summary>
    [Input(
        Order = 920,
        Category = InputGroups.Safety,
        DisplayName = "On unknown",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(OnUnknownChoices),
        DefaultValue = OnUnknownChoices.Report,
        Description = "What to do if Intercom's response is lost and a search does not find the result: report it, or create it again. "
            + "If the first one appears later, there are two.")]
    public Input<string?> OnUnknown { get; set; } = new(OnUnknownChoices.Report);

    /// <summary>Whether to check, look up and show the request without sending it. <see langword="false"/> by default.</summary>
    [Input(
        Order = 930,
        Category = InputGroups.Safety,
        DisplayName = "Dry run",
        UIHint = InputUIHints.Checkbox,
        DefaultValue = false,
        AutoEvaluate = false,
        Description = "Checks the inputs, looks up what is needed and sends nothing. The outputs Request, "
            + "Request as curl and Resolved inputs show what would be sent.")]
    public Input<bool> DryRun { get; set; } = new(false);

    /// <summary>Whether the result was already there: an earlier run with the same key created it, or a search found it after a lost response.</summary>
    [Output(Description = "True when an earlier run with the same key had already done it, "
        + "or when a search found this run's own result after a lost response.")]
    public Output<bool> Reused { get; set; } = default!;

    /// <summary>After a dry run, the JSON that would be sent; else <see langword="null"/>. Contains the message, never the token.</summary>
    [Output(Description = "After a dry run: the JSON that would be sent.")]
    public Output<string?> Request { get; set; } = default!;

    /// <summary>
    /// After a dry run, the request as a curl command for a POSIX shell, with <c>$INTERCOM_TOKEN</c> for the token; else <see langword="null"/>.
    /// </summary>
    [Output(
        DisplayName = "Request as curl",
        Description = "After a dry run: the request as a command for a terminal. It takes the token from the variable INTERCOM_TOKEN; "
            + "running it really sends.")]
    public Output<string?> RequestCurl { get; set; } = default!;

    /// <summary>After a dry run, what each input resolved to, as JSON; else <see langword="null"/>. Contains the message, never the token.</summary>
    [Output(DisplayName = "Resolved inputs", Description = "After a dry run: what each field resolved to, and whether it would be sent, as JSON.")]
    public Output<string?> ResolvedInputs { get; set; } = default!;

    /// <summary>Sends the operation once per key, or shows it in a dry run.</summary>
    private protected async Task<SendOutcome<T>> SendAsync<T>(Step step, IdempotentOperation<T> operation)
        where T : class
    {
        var execution = Execution(step);
        var sender = step.Get<IdempotentSender>();

        if (step.Boolean(DryRun, nameof(DryRun)))
        {
            var resolved = await sender.PreviewAsync(operation, execution, step.CancellationToken);
            Show(step, operation, execution, resolved);
            Journal(step, resolved.Journal, operation.Warnings);
            return new SendOutcome<T>(null, resolved.Subject, new StepReport("Dry run: nothing was sent", RequestId: null));
        }

        var sent = await sender.SendAsync(operation, execution, step.CommitAsync, step.CancellationToken);
        step.Set(Reused, sent.Reused);
        Journal(step, [.. sent.Resolved?.Journal ?? [], .. Ids(sent.Result)], sent.Reused ? sent.Warnings : [.. sent.Warnings, .. operation.Warnings]);
        return new SendOutcome<T>(sent.Result, sent.Subject, new StepReport(Describe(sent.Origin), sent.RequestId));
    }

    private OperationExecution Execution(Step step) => new()
    {
        IdempotencyKey = step.Text(IdempotencyKey, nameof(IdempotencyKey)),
        ExecutionId = step.Context.Id,
        SendsAgainWhenUnknown = step.Choice<OnUnknownChoices>(OnUnknown, nameof(OnUnknown)) == OnUnknownChoices.Create,
        WorkflowInstanceId = step.Context.WorkflowExecutionContext.Id,
        NodeId = step.Context.NodeId,
    };

    private void Show<T>(Step step, IdempotentOperation<T> operation, OperationExecution execution, ResolvedOperation resolved)
        where T : class
    {
        var connection = step.Get<Connections>().Get(operation.Connection);
        step.Set(Request, resolved.Request.Body is { } body ? IntercomJson.Text(body, Formatting.Indented) : null);
        step.Set(RequestCurl, CurlCommand.Create(resolved.Request, connection));
        step.Set(ResolvedInputs, DryRunReport.Create(operation, execution, resolved, connection).ToString(Formatting.Indented));
    }

    private static void Journal(Step step, IEnumerable<KeyValuePair<string, string>> facts, IReadOnlyList<string> warnings)
    {
        foreach (var (name, value) in facts)
            step.Note(name, value);

        step.Warn(warnings);
    }

    /// <summary>A result holds ids and dates only; the ids are for the journal.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Ids(object result) =>
        JObject.Parse(IntercomJson.Text(result)).Properties()
            .Where(property => property.Name.EndsWith("Id", StringComparison.Ordinal) && property.Value.Type == JTokenType.String)
            .Select(property => KeyValuePair.Create(property.Name, (string)property.Value!));

    private static string Describe(ResultOrigin origin) => origin switch
    {
        ResultOrigin.Reused => "Reused: nothing was sent",
        ResultOrigin.Found => "Found: an attempt without a response had created it",
        _ => "Created",
    };

    /// <summary>How sending ended.</summary>
    /// <param name="Result">The result; null after a dry run.</param>
    /// <param name="Subject">Intercom's id of the target: a contact, a conversation.</param>
    /// <param name="Report">The report for the journal.</param>
    private protected sealed record SendOutcome<T>(T? Result, string Subject, StepReport Report)
        where T : class;
}
