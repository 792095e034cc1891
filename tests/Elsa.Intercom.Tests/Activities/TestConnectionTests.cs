using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

public sealed class TestConnectionTests : IAsyncDisposable
{
    private static readonly string[] ErrorOutputs = ["ErrorCode", "ErrorMessage"];

    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task A_connection_that_is_right_gives_its_workspace()
    {
        Answers(
            new ConnectionStatus
            {
                WorkspaceId = "abc123",
                WorkspaceName = "Acme",
                Region = "Europe",
                ServedVersion = "2.14",
                AskedVersion = "2.14",
                RequestId = "request-9",
            });
        var activity = new TestConnection { Id = "test", Connection = new("Europe") };

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(["Europe"], _scene.ConnectionsUsed);
        Assert.Equal(
            ("Acme", "abc123", "Europe", "2.14", "request-9"),
            (
                run.Output(activity, "WorkspaceName"),
                run.Output(activity, "WorkspaceId"),
                run.Output(activity, "Region"),
                run.Output(activity, "ServedVersion"),
                run.Output(activity, "RequestId")));
        Assert.Null(run.Output(activity, "Warnings"));
        Assert.All(ErrorOutputs, output => Assert.Null(run.Output(activity, output)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task No_connection_named_is_Default(string? connection)
    {
        Answers(new ConnectionStatus());

        await _scene.RunAsync(new TestConnection { Connection = Sample.Literal<string?>(connection) });

        Assert.Equal(["Default"], _scene.ConnectionsUsed);
    }

    [Fact]
    public async Task The_journal_says_what_an_operator_needs_and_no_name()
    {
        Answers(
            new ConnectionStatus
            {
                WorkspaceId = "abc123",
                WorkspaceName = "Acme",
                Region = "US",
                ServedVersion = "2.10",
                AskedVersion = "2.8",
                Warnings = ["Mend this."],
                RequestId = "request-9",
            });
        var activity = new TestConnection { Id = "test" };

        var run = await _scene.RunAsync(activity);

        var journal = run.Journal(activity);
        Assert.Equal(
            ["AskedVersion", "Connection", "DurationMs", "Region", "RequestId", "Result", "ServedVersion", "Warnings", "WorkspaceId"],
            journal.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ("Connected", "abc123", "US", "2.10", "2.8"),
            (journal["Result"], journal["WorkspaceId"], journal["Region"], journal["ServedVersion"], journal["AskedVersion"]));
        Assert.Equal(["Mend this."], run.Warnings(activity));
        Assert.Equal("Mend this.", run.Output(activity, "Warnings"));
    }

    [Fact]
    public async Task Another_region_faults_with_the_setting_to_change()
    {
        Answers(Mismatch());

        var run = await _scene.RunAsync(new TestConnection { Id = "test" });

        Assert.Equal(("region_mismatch", "Intercom", "Unavailable"), (run.Fault.Code, run.Fault.Category, run.Fault.Type));
        Assert.Equal("Set it to EU. (Intercom's request request-9.)", run.Fault.Message);
    }

    [Fact]
    public async Task A_wrong_region_is_an_outcome_if_connected_and_the_workspace_is_still_an_output()
    {
        Answers(Mismatch());
        var activity = new TestConnection { Id = "test" };

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal("Unavailable", run.Outcome(activity));
        Assert.Equal(("region_mismatch", "Set it to EU."), (run.Output(activity, "ErrorCode"), run.Output(activity, "ErrorMessage")));
        Assert.Equal(
            ("Acme", "Europe", "request-9"), (run.Output(activity, "WorkspaceName"), run.Output(activity, "Region"), run.Output(activity, "RequestId")));
        Assert.Equal("Europe", run.Journal(activity)["Region"]);
    }

    [Theory]
    [InlineData(IntercomErrorKind.Rejected, "Rejected")]
    [InlineData(IntercomErrorKind.Unauthorized, "Unavailable")]
    [InlineData(IntercomErrorKind.RateLimited, "Unavailable")]
    [InlineData(IntercomErrorKind.Unavailable, "Unavailable")]
    public async Task Each_kind_of_error_has_its_outcome(IntercomErrorKind kind, string outcome)
    {
        _scene.Intercom.Setup(client => client.Workspace.TestConnectionAsync(It.IsAny<CancellationToken>())).ThrowsAsync(
            new IntercomException(kind, "the_code", "What to do.", requestId: "request-9"));
        var activity = new TestConnection { Id = "test" };

        var run = await _scene.RunConnectedAsync(activity);
        var faulted = await _scene.RunAsync(new TestConnection { Id = "test" });

        Assert.Equal((outcome, outcome), (run.Outcome(activity), faulted.Fault.Type));
        Assert.Equal(("the_code", "request-9"), (run.Output(activity, "ErrorCode"), run.Output(activity, "RequestId")));
        Assert.Null(run.Output(activity, "WorkspaceName"));
    }

    [Fact]
    public async Task Nothing_is_claimed_committed_or_sent()
    {
        Answers(new ConnectionStatus());

        await _scene.RunAsync(new TestConnection());

        Assert.Empty(_scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static ConnectionStatus Mismatch() =>
        new() { WorkspaceName = "Acme", Region = "Europe", RegionMismatch = "Set it to EU.", RequestId = "request-9" };

    private void Answers(ConnectionStatus status) =>
        _scene.Intercom.Setup(client => client.Workspace.TestConnectionAsync(It.IsAny<CancellationToken>())).ReturnsAsync(status);
}
