using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Ids that a proxy or a caller of the workflow chooses: they may be anything, and reach a log or a row only if they look like an id.</summary>
public sealed class ForeignIdTests : IAsyncDisposable
{
    private readonly CanaryStage _stage = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData(200, "X-Request-Id")]
    [InlineData(200, "Intercom-Version")]
    [InlineData(422, "X-Request-Id")]
    [InlineData(503, "X-Request-Id")]
    public async Task A_header_that_echoes_the_token(int status, string header)
    {
        _stage.Intercom.On("POST /conversations").Reply(
            status, status == 200 ? Answers.Created() : Answers.Error("the_code", "No."), headers: $"{header}: {Canaries.Token}");
        var activity = CanaryStage.Conversation("id");

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.Equal(status switch { 200 => "Done", 422 => "Rejected", _ => "Unknown" }, run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
    }

    [Theory]
    [InlineData("run\n2026-03-01 fake: log line")]
    [InlineData("run\u001b[31mred")]
    [InlineData(Canaries.Email)]
    [InlineData(null)]
    public async Task An_odd_id_that_a_caller_chose_for_the_workflow_instance(string? id)
    {
        id ??= new string('x', 100_000);
        _stage.Intercom.On("POST /conversations").Reply(422, Answers.Error("the_code", "No.")).Reply(200, Answers.Created());
        var (refused, created) = (CanaryStage.Conversation("id"), CanaryStage.Conversation("id"));

        var run = await _stage.RunAsync(refused, connected: true, id);
        await _stage.RunAsync(created, connected: true, id);

        Assert.Equal("Rejected", run.Outcome(refused));
        Assert.NotEmpty(_stage.Ledger.Written);
        _stage.SomethingWasLogged();
        _stage.IsNowhere(id);
    }
}
