using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Checks which workspace a connection reaches (<c>GET /me</c>, API 2.14), and says what to set if its Region is wrong.
/// </summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Test Intercom Connection",
    Description = "Checks which workspace a connection reaches, and its region and API version. Changes nothing. "
        + "The Test tab really calls Intercom.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.Rejected, Outcomes.Unavailable)]
public sealed class TestConnection([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    /// <summary>The workspace's name; <see langword="null"/> if Intercom doesn't say.</summary>
    [Output(DisplayName = "Workspace name", Description = "The name of the workspace that the connection reaches.")]
    public Output<string?> WorkspaceName { get; set; } = default!;

    /// <summary>The workspace's id; <see langword="null"/> if Intercom doesn't say.</summary>
    [Output(DisplayName = "Workspace ID", Description = "The workspace's id, as in the addresses of its inbox.")]
    public Output<string?> WorkspaceId { get; set; } = default!;

    /// <summary>Where the workspace is hosted, in Intercom's words; <see langword="null"/> if Intercom doesn't say.</summary>
    [Output(Description = "Where Intercom hosts the workspace's data, as Intercom names it.")]
    public Output<string?> Region { get; set; } = default!;

    /// <summary>The API version that Intercom answered with; <see langword="null"/> if it doesn't say.</summary>
    [Output(DisplayName = "Served version", Description = "The API version of Intercom's response.")]
    public Output<string?> ServedVersion { get; set; } = default!;

    /// <summary>What works but needs attention, one sentence a line; <see langword="null"/> if nothing does.</summary>
    [Output(Description = "What works but needs attention; empty if nothing does.")]
    public Output<string?> Warnings { get; set; } = default!;

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var status = await step.Get<IIntercomClientFactory>().GetClient(step.Connection).Workspace.TestConnectionAsync(step.CancellationToken);
        step.Set(WorkspaceName, status.WorkspaceName);
        step.Set(WorkspaceId, status.WorkspaceId);
        step.Set(Region, status.Region);
        step.Set(ServedVersion, status.ServedVersion);
        step.Set(Warnings, status.Warnings.Count > 0 ? string.Join('\n', status.Warnings) : null);

        // A workspace may be named after a person, so its name stays out of the journal.
        step.Note("WorkspaceId", status.WorkspaceId);
        step.Note("Region", status.Region);
        step.Note("ServedVersion", status.ServedVersion);
        step.Note("AskedVersion", status.AskedVersion);
        step.Warn(status.Warnings);

        return status.RegionMismatch is { } mismatch
            ? throw new IntercomException(IntercomErrorKind.Unauthorized, IntercomErrorCodes.RegionMismatch, mismatch, requestId: status.RequestId)
            : new StepReport("Connected", status.RequestId);
    }
}
