using System.Globalization;
using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Makes any other call of Intercom's API. A call that changes something is made once per key, unless it is safe to repeat.</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Call Intercom API",
    Description = "Makes a call of Intercom's API that no other activity makes. The Test tab really calls Intercom; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class CallApi([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
{
    /// <summary><c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>. <c>GET</c> by default.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(MethodChoices),
        DefaultValue = MethodChoices.Get,
        Description = "What to do, as Intercom's API reference says it: GET reads.")]
    public Input<string?> Method { get; set; } = new(MethodChoices.Get);

    /// <summary>The path below the connection's address, percent-encoded, without a query. Required.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.What,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The path as in Intercom's API reference, without a host, for example contacts/6762f11b1bb69f9f2193bba3/companies.")]
    public Input<string> Path { get; set; } = default!;

    /// <summary>The query by name: texts, numbers and booleans. None by default.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        UIHint = InputUIHints.Dictionary,
        AutoEvaluate = false,
        Description = "What follows the question mark, by name, for example per_page: 50.")]
    public Input<IDictionary<string, object>?> Query { get; set; } = default!;

    /// <summary>The body: a JSON text or an object. None by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        DisplayName = "Request body",
        UIHint = InputUIHints.JsonEditor,
        AutoEvaluate = false,
        Description = "The JSON object to send, for example {\"name\": \"vip\"}, or an expression that gives an object.")]
    public Input<object?> Body { get; set; } = default!;

    /// <summary>Whether a repetition has no further effect, so that it needs no key. <see langword="false"/> by default. Reading is always safe.</summary>
    [Input(
        Order = 60,
        Category = InputGroups.Extras,
        DisplayName = "Safe to repeat",
        UIHint = InputUIHints.Checkbox,
        DefaultValue = false,
        AutoEvaluate = false,
        Description = "Whether a second identical call changes nothing further. It is then sent again after a lost response, and needs no key. "
            + "Reading is always safe.")]
    public Input<bool> SafeToRepeat { get; set; } = new(false);

    /// <summary>The HTTP status of the response; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Status code", Description = "The HTTP status of Intercom's response, for example 200. Empty after a dry run or an error.")]
    public Output<int?> StatusCode { get; set; } = default!;

    /// <summary>The response as an object; <see langword="null"/> if it is empty, or if an earlier run with the same key got it.</summary>
    [Output(Description = "Intercom's response as an object. Empty if there is none, or if an earlier run with the same key got it.")]
    public Output<object?> Response { get; set; } = default!;

    /// <summary>The response as JSON; <see langword="null"/> in the same cases.</summary>
    [Output(DisplayName = "Response as JSON", Description = "Intercom's response as a JSON text. Empty in the same cases.")]
    public Output<string?> ResponseJson { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. LiteralInput.Missing((Path, "Path is empty. Give the path of the request, or use an expression.")),
        .. LiteralInput.Wrong(Path, ApiCallRules.CheckPath),
        .. LiteralInput.Problems((Body, body => JsonObjectInput.Read(body, "Request body"))),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var call = new ApiCall
        {
            Method = step.Choice<MethodChoices>(Method, nameof(Method)),
            Path = step.Text(Path!, nameof(Path)) ?? "",
            Query = (await step.AttributesAsync(Query, nameof(Query)))?.ToDictionary(term => term.Key, term => Text(term.Value)),
            Body = step.JsonObject(Body, nameof(Body)),
            IsSafeToRepeat = step.Boolean(SafeToRepeat, nameof(SafeToRepeat)),
        };

        ApiCallRules.Check(call, step.Get<Connections>().Get(step.Connection));
        step.Note("Request", $"{call.Method} {call.Route}");

        if ((call.IsRead || call.IsSafeToRepeat) && !step.Boolean(DryRun, nameof(DryRun)))
        {
            var answer = await step.Get<IIntercomClientFactory>().GetClient(step.Connection).CallAsync(call, step.CancellationToken);
            Show(step, answer.StatusCode, answer);
            return new StepReport("Called", answer.RequestId);
        }

        var end = await SendAsync(step, ApiCallOperation.Create(step.Connection, call, step.Context.Id));
        Show(step, end.Result?.StatusCode, end.Result?.Answer);
        return end.Report;
    }

    private void Show(Step step, int? statusCode, ApiCallAnswer? answer)
    {
        step.Set(StatusCode, statusCode);
        step.Set(Response, answer?.Body == null ? null : PlainObjects.From(answer.Body));
        step.Set(ResponseJson, answer?.Json);
    }

    private static string Text(object? value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
