using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>
/// The base of every Intercom activity: a connection, the outputs of an error, the journal, and errors that follow the connection of their outcome.
/// </summary>
public abstract class IntercomActivity : CodeActivity
{
    private protected IntercomActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>The workspace, by the name of its connection. <c>Default</c> by default.</summary>
    [Input(
        Order = 10,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(ConnectionChoices),
        DefaultValue = IntercomOptions.DefaultConnection,
        Description = "The Intercom workspace, by the name your administrator gave it.")]
    public Input<string?> Connection { get; set; } = new(IntercomOptions.DefaultConnection);

    /// <summary>Intercom's id of the last request, for Intercom's support; <see langword="null"/> if unknown.</summary>
    [Output(DisplayName = "Request ID", Description = "Intercom's id of the request, for Intercom's support.")]
    public Output<string?> RequestId { get; set; } = default!;

    /// <summary>After an error, its code; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error code", Description = "After an error: its code, for example not_found.")]
    public Output<string?> ErrorCode { get; set; } = default!;

    /// <summary>After an error, what happened and what to do; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error message", Description = "After an error: what happened and what to do about it.")]
    public Output<string?> ErrorMessage { get; set; } = default!;

    /// <summary>After an error, how many seconds Intercom asks to wait before the next request; <see langword="null"/> if it doesn't say.</summary>
    [Output(DisplayName = "Retry after", Description = "After an error: how many seconds Intercom asks to wait before the next request, where it says so.")]
    public Output<int?> RetryAfter { get; set; } = default!;

    /// <summary>Does the activity's work and sets its own outputs. Outputs that it doesn't set are cleared.</summary>
    /// <exception cref="IntercomException">The work was not done, or its result is unknown.</exception>
    private protected abstract Task<StepReport> RunAsync(Step step);

    /// <summary>The reasons why the step can never work as it is written, one sentence each. They quote no value of an input.</summary>
    internal virtual IEnumerable<string> Problems() => [];

    /// <inheritdoc />
    protected sealed override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var step = await Step.BeginAsync(context, this);

        try
        {
            var report = await RunAsync(step);
            step.Set(RequestId, report.RequestId);
            step.WriteOutputs(this);
            StepJournal.Write(step, report);
            await context.CompleteActivityWithOutcomesAsync(Outcomes.Done);
        }
        catch (IntercomException e)
        {
            await FailAsync(step, e);
        }
    }

    /// <summary>
    /// Follows the outcome's connection. Without one, the workflow faults, because an unconnected outcome would silently end its branch.
    /// </summary>
    /// <exception cref="FaultException">The outcome is not connected.</exception>
    private async ValueTask FailAsync(Step step, IntercomException error)
    {
        var context = step.Context;
        var outcome = Outcomes.For(error.Kind);
        step.Set(RequestId, error.RequestId);
        step.Set(ErrorCode, error.Code);
        step.Set(ErrorMessage, error.Message);
        step.Set(RetryAfter, error.RetryAfter is { } wait ? (int)Math.Min(int.MaxValue, Math.Ceiling(wait.TotalSeconds)) : null);
        step.WriteOutputs(this);
        StepJournal.Write(step, error, outcome);

        if (!context.IsConnected(outcome))
            throw new FaultException(
                error.Code, "Intercom", outcome, error.RequestId == null ? error.Message : $"{error.Message} (Intercom's request {error.RequestId}.)");

        await context.CompleteActivityWithOutcomesAsync(outcome);
    }
}
