using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.CommitStates;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>The instance is stored before anything is sent. Otherwise it would be unknown after a kill.</summary>
public sealed class CreateConversationCommitTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    /// <summary>With the package's own client, where the byte is one that a socket would send.</summary>
    [Fact]
    public async Task The_state_is_committed_then_the_key_claimed_then_the_first_byte_sent_then_the_id_recorded()
    {
        var trail = new Trail();
        using var socket = new FakeIntercomHandler();
        socket.On("POST /conversations").Do(async (request, _, cancellationToken) =>
        {
            await using var stream = new FirstByteStream(() => trail.Add("first byte"));
            await request.Content!.CopyToAsync(stream, cancellationToken);
            return new HttpResponseMessage { Content = new StringContent(Answers.Created()) };
        });
        socket.Default.Reply(404);
        await using var host = await ElsaHost.StartAsync(
            intercom =>
            {
                intercom.ConfigureOptions = options => options.Connections["Default"] = OptionsFactory.Connection();
                intercom.ConfigureHttpClientBuilder = http => http.ConfigurePrimaryHttpMessageHandler(() => socket);
            },
            before => before.AddSingleton<ILedger>(new RecordingLedger(trail, TimeProvider.System)),
            after => after.AddSingleton<ICommitStateHandler>(new RecordingCommits(trail)));
        var activity = Sample.Conversation();

        var run = await host.RunAsync(activity);

        Assert.Equal(["commit", "claim", "begin sending", "first byte", "complete"], trail.Steps);
        Assert.Equal(Answers.ConversationId, run.Output(activity, "ConversationId"));
    }

    [Fact]
    public async Task The_option_turns_it_off()
    {
        _scene.Options = options => options.CommitBeforeSending = false;

        await _scene.RunAsync(Sample.Conversation());

        Assert.Equal(["claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task A_test_run_of_the_designer_does_not_commit()
    {
        var activity = Sample.Conversation(activity => activity.Body = Parentless.Text("Hello"));

        var run = await _scene.RunAsync(activity);

        Assert.Null(run.ContextOf(activity).ParentActivityExecutionContext);
        Assert.Equal(["claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
