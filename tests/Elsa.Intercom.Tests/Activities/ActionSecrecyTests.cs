using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>What <see cref="SecrecyTests"/> says, for the activities that do one thing to a contact or a conversation.</summary>
public sealed class ActionSecrecyTests : IAsyncDisposable
{
    private readonly CanaryStage _stage = new();

    public ActionSecrecyTests() => CanaryAction.Knows(_stage.Intercom);

    public static TheoryData<string, string, bool> EveryEnd =>
        [.. CanaryAction.Ends.SelectMany(end => new[] { (end.Action, end.End, false), (end.Action, end.End, true) })];

    public static TheoryData<string> EveryLook => [.. CanaryAction.All.Where(action => action.Value.Shows != null).Select(action => action.Key)];

    [Theory, MemberData(nameof(EveryEnd))]
    public async Task An_action_that_does_not_happen(string name, string end, bool connected)
    {
        var action = CanaryAction.All[name];
        QuotingResponses.Posts[end].Ends(_stage.Intercom.On(action.Line));
        var activity = action.Create();

        var run = await _stage.RunAsync(activity, connected);

        Assert.Equal(QuotingResponses.Posts[end].Outcome, connected ? run.Outcome(activity) : run.Fault.Type);
        _stage.NothingGotAbout(run, activity);
        _stage.SomethingWasHeard();
        _stage.SomethingWasLogged();
    }

    [Theory, MemberData(nameof(EveryLook))]
    public async Task An_action_that_is_found(string name)
    {
        var action = CanaryAction.All[name];
        _stage.Intercom.On(action.Line).Reply(503, Canaries.Quote, "text/plain");
        action.Shows!(_stage.Intercom);
        var activity = action.Create();

        var run = await _stage.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        _stage.NothingGotAbout(run, activity);
        Assert.NotEmpty(_stage.Ledger.Written);
    }

    [Theory]
    [InlineData(400, "Rejected")]
    [InlineData(500, "Unavailable")]
    public async Task A_search_that_fails(int status, string outcome)
    {
        _stage.Intercom.On("POST /conversations/search").Reply(status, Answers.Error("parameter_invalid", $"'{Canaries.Text}' is not a word"));
        var activity = new FindConversations { Id = "find", Contact = new(Canaries.Email), Text = new(Canaries.Text) };

        var run = await _stage.RunAsync(activity);

        Assert.Equal(outcome, run.Fault.Type);
        _stage.NothingGotAbout(run, activity);
    }

    [Fact]
    public async Task What_is_read_is_in_the_outputs_alone()
    {
        _stage.Intercom.On("GET /conversations/42").Reply(200, JsonThread.Of(null, JsonThread.Part("701", Canaries.Text, "user", name: Canaries.FullName)));
        var activity = new GetConversation { Id = "get", Conversation = new("42") };

        var run = await _stage.RunAsync(activity);

        Assert.Contains(Canaries.Text, (string?)run.Output(activity, "Transcript"), StringComparison.Ordinal);
        _stage.NothingGotAbout(run, activity, showsItsAuthor: true);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
