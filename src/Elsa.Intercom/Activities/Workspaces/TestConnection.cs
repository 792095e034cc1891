using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Intercom.Client;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Asks Intercom which workspace a connection leads to (<c>GET /me</c>, API 2.14), and says what to set where its Region is another one.
/// </summary>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Test Intercom Connection",
    Description = "Asks Intercom which workspace a connection leads to, and checks its region and API version. Changes nothing. The Test tab really asks Intercom.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.Rejected, Outcomes.Unauthorized, Outcomes.RateLimited, Outcomes.Unavailable)]
public class TestConnection : CodeActivity
{
    /// <summary>Creates the activity.</summary>
    /// <param name="source">The source file that creates it; filled in by the compiler.</param>
    /// <param name="line">The line that creates it; filled in by the compiler.</param>
    public TestConnection([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>The workspace to ask for. <c>Default</c> by default.</summary>
    [Input(Order = 10, Category = InputGroups.Who, UIHint = InputUIHints.DropDown, UIHandler = typeof(ConnectionOptions), DefaultValue = IntercomOptions.DefaultConnection, Description = "The Intercom workspace, by the name your administrator gave it.")]
    public Input<string?> Connection { get; set; } = new(IntercomOptions.DefaultConnection);

    /// <summary>Whether an error faults the workflow (<c>Fault</c>) or ends in its outcome (<c>Outcome</c>). <c>Fault</c> by default.</summary>
    [Input(Order = 20, Category = InputGroups.Safety, DisplayName = "On error", UIHint = InputUIHints.DropDown, UIHandler = typeof(OnErrorOptions), DefaultValue = ActivityErrors.Fault, Description = "Whether an error stops the workflow with a fault, or continues with the outcome of its name. Connect the outcomes before you choose to continue: an outcome that leads nowhere ends silently.")]
    public Input<string?> OnError { get; set; } = new(ActivityErrors.Fault);

    /// <summary>The workspace's name; <see langword="null"/> where Intercom doesn't say.</summary>
    [Output(DisplayName = "Workspace name", Description = "The name of the workspace that the connection leads to.")]
    public Output<string?> WorkspaceName { get; set; } = default!;

    /// <summary>The workspace's id; <see langword="null"/> where Intercom doesn't say.</summary>
    [Output(DisplayName = "Workspace ID", Description = "The id of the workspace, as the addresses of its inbox have it.")]
    public Output<string?> WorkspaceId { get; set; } = default!;

    /// <summary>Where the workspace is hosted, in Intercom's words; <see langword="null"/> where Intercom doesn't say.</summary>
    [Output(Description = "Where the workspace's data is hosted, in Intercom's words.")]
    public Output<string?> Region { get; set; } = default!;

    /// <summary>The API version that Intercom answered with; <see langword="null"/> where it doesn't say.</summary>
    [Output(DisplayName = "Served version", Description = "The version of its API that Intercom answered with.")]
    public Output<string?> ServedVersion { get; set; } = default!;

    /// <summary>What works but should be mended, a sentence to a line; else <see langword="null"/>.</summary>
    [Output(Description = "What works but should be mended; empty when all is well.")]
    public Output<string?> Warnings { get; set; } = default!;

    /// <summary>Intercom's id of the request, for its support.</summary>
    [Output(DisplayName = "Request ID", Description = "Intercom's id of the request; its support asks for it.")]
    public Output<string?> RequestId { get; set; } = default!;

    /// <summary>After an error, its code; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error code", Description = "After an error: its code, for example region_mismatch.")]
    public Output<string?> ErrorCode { get; set; } = default!;

    /// <summary>After an error, what happened and what to do; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error message", Description = "After an error: what happened and what to do about it.")]
    public Output<string?> ErrorMessage { get; set; } = default!;

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var connection = context.Get(Connection).Or(IntercomOptions.DefaultConnection);
        var time = context.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        ConnectionStatus? status = null;

        try
        {
            status = await context.GetRequiredService<IIntercomClientFactory>().GetClient(connection).TestConnectionAsync(context.CancellationToken);

            if (status.RegionMismatch is { } mismatch)
                throw new IntercomException(IntercomErrorKind.Rejected, IntercomErrorCodes.RegionMismatch, mismatch, requestId: status.RequestId);

            SetOutputs(context, status);
            ActivityJournal.Write(context, connection, "Connected", time.GetElapsedTime(started), requestId: status.RequestId);
            WriteJournal(context, status);
            await context.CompleteActivityWithOutcomesAsync(Outcomes.Done);
        }
        catch (IntercomException e)
        {
            SetOutputs(context, status, e);
            WriteJournal(context, status);
            await ActivityErrors.HandleAsync(context, e, connection, time.GetElapsedTime(started), context.Get(OnError).OrNull());
        }
    }

    /// <summary>
    /// Sets each output once, those without a value too: a variable that one is bound to must not keep what an earlier step, or an earlier
    /// pass of a loop, left in it.
    /// </summary>
    private void SetOutputs(ActivityExecutionContext context, ConnectionStatus? status, IntercomException? error = null)
    {
        context.Set(WorkspaceName, status?.WorkspaceName);
        context.Set(WorkspaceId, status?.WorkspaceId);
        context.Set(Region, status?.Region);
        context.Set(ServedVersion, status?.ServedVersion);
        context.Set(Warnings, status?.Warnings.Count > 0 ? string.Join('\n', status.Warnings) : null);
        context.Set(RequestId, status?.RequestId ?? error?.RequestId);
        context.Set(ErrorCode, error?.Code);
        context.Set(ErrorMessage, error?.Message);
    }

    /// <summary>A workspace may be named after a person, so its name stays out.</summary>
    private static void WriteJournal(ActivityExecutionContext context, ConnectionStatus? status)
    {
        if (status == null)
            return;

        foreach (var (key, value) in new[] { ("WorkspaceId", status.WorkspaceId), ("Region", status.Region), ("ServedVersion", status.ServedVersion), ("AskedVersion", status.AskedVersion) })
        {
            if (value != null)
                context.JournalData[key] = value;
        }

        if (status.Warnings.Count > 0)
            context.JournalData["Warnings"] = status.Warnings.ToArray();
    }
}
