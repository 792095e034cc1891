using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationOutputTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public CreateConversationOutputTests() =>
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { Id = "abc123", Region = "US" });

    [Fact]
    public async Task Outputs_bound_to_variables_are_there_for_the_next_step()
    {
        var (id, message, contact, url, request) = (Text("Id"), Text("Message"), Text("Contact"), Text("Url"), Text("Request"));
        var createdAt = new Variable<DateTimeOffset?>("CreatedAt", null);
        var reused = new Variable<bool>("Reused", true);
        var activity = Sample.Conversation(activity =>
        {
            activity.ConversationId = new(id);
            activity.MessageId = new(message);
            activity.ContactId = new(contact);
            activity.ConversationUrl = new(url);
            activity.RequestId = new(request);
            activity.ConversationCreatedAt = new(createdAt);
            activity.Reused = new(reused);
        });

        var run = await _scene.RunAsync(
            [id, message, contact, url, request, createdAt, reused],
            activity,
            Read("id", "variables.Id"),
            Read("message", "variables.Message"),
            Read("contact", "variables.Contact"),
            Read("url", "variables.Url"),
            Read("request", "variables.Request"),
            new Note { Label = "createdAt", Value = new(createdAt) },
            new Note { Label = "reused", Value = new(reused) });

        Assert.Empty(run.Incidents);
        Assert.Equal("215468465", run.Notes["id"]);
        Assert.Equal("1301", run.Notes["message"]);
        Assert.Equal(Sample.ContactId, run.Notes["contact"]);
        Assert.Equal("https://app.intercom.com/a/inbox/abc123/inbox/conversation/215468465", run.Notes["url"]);
        Assert.Equal("request-1", run.Notes["request"]);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1734537501), run.Notes["createdAt"]);
        Assert.Equal(false, run.Notes["reused"]);
    }

    [Fact]
    public async Task Outputs_are_read_by_the_activity_and_their_names()
    {
        var run = await _scene.RunAsync(
            [],
            Sample.Conversation(),
            Read("id", "getOutputFrom('create', 'ConversationId')"),
            Read("message", "getOutputFrom('create', 'MessageId')"),
            Read("request", "getOutputFrom('create', 'RequestId')"));

        Assert.Empty(run.Incidents);
        Assert.Equal("215468465", run.Notes["id"]);
        Assert.Equal("1301", run.Notes["message"]);
        Assert.Equal("request-1", run.Notes["request"]);
    }

    [Fact]
    public async Task Error_outputs_are_there_for_the_step_behind_the_outcome()
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.Rejected, "parameter_invalid", "What to do.", requestId: "request-9"));

        var run = await _scene.RunAsync(SampleFlowcharts.Row(
            [],
            "Rejected",
            Sample.Conversation(),
            Read("code", "getOutputFrom('create', 'ErrorCode')"),
            Read("message", "getOutputFrom('create', 'ErrorMessage')"),
            Read("request", "getOutputFrom('create', 'RequestId')")));

        Assert.Equal("parameter_invalid", run.Notes["code"]);
        Assert.Equal("What to do.", run.Notes["message"]);
        Assert.Equal("request-9", run.Notes["request"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0.2, 1)]
    [InlineData(7.0, 7)]
    [InlineData(1e12, int.MaxValue)]
    public async Task RetryAfter_is_in_whole_seconds(double? seconds, int? expected)
    {
        TimeSpan? retryAfter = seconds is { } wait ? (wait > 1e9 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(wait)) : null;
        _scene.Fails(
            new IntercomException(
                IntercomErrorKind.RateLimited, "rate_limit_exceeded", "Later.", System.Net.HttpStatusCode.TooManyRequests, retryAfter: retryAfter));
        var activity = Sample.Conversation();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal(expected, run.Output(activity, "RetryAfter"));
    }

    [Fact]
    public async Task Outputs_of_an_earlier_pass_do_not_stay_in_their_variables_after_an_error()
    {
        var id = new Variable<string?>("Id", "of an earlier pass");
        _scene.Ledger.Failures["claim"] = new IOException("no database");
        var activity = Sample.Conversation(activity => activity.ConversationId = new(id));

        var run = await _scene.RunAsync([id], activity);

        Assert.Null(id.Get(run.ContextOf(activity)));
    }

    [Fact]
    public async Task Each_output_is_written_once_because_scripts_read_the_first_value()
    {
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        var context = run.ContextOf(activity);
        var register = context.WorkflowExecutionContext.GetActivityOutputRegister();
        Assert.All(context.ActivityDescriptor.Outputs, output => Assert.Single(register.FindMany(activity.Id, output.Name)));
    }

    [Fact]
    public async Task After_a_success_outputs_of_errors_and_of_a_dry_run_are_null()
    {
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Null(run.Output(activity, "ErrorCode"));
        Assert.Null(run.Output(activity, "ErrorMessage"));
        Assert.Null(run.Output(activity, "Request"));
    }

    [Theory]
    [InlineData("Europe", "Europe", "https://app.eu.intercom.com/a/inbox/abc123/inbox/conversation/215468465")]
    [InlineData("Europe", null, "https://app.eu.intercom.com/a/inbox/abc123/inbox/conversation/215468465")]
    [InlineData("Default", "AU", "https://app.au.intercom.com/a/inbox/abc123/inbox/conversation/215468465")]
    public async Task The_address_is_the_one_of_the_workspaces_region(string connection, string? region, string url)
    {
        _scene.Intercom.Setup(
            client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { Id = "abc123", Region = region });
        var activity = Sample.Conversation(activity => activity.Connection = new(connection));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(url, run.Output(activity, "ConversationUrl"));
    }

    [Fact]
    public async Task Without_the_workspaces_id_only_the_address_is_missing()
    {
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IntercomException(IntercomErrorKind.Unauthorized, "unauthorized", "No."));
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Null(run.Output(activity, "ConversationUrl"));
        Assert.Equal("215468465", run.Output(activity, "ConversationId"));
        Assert.Equal("Done", run.Outcome(activity));
    }

    [Fact]
    public async Task A_sandbox_has_no_address_at_Intercom()
    {
        _scene.Options = options => options.Connections["Default"].BaseUrl = "http://127.0.0.1:5211";
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Null(run.Output(activity, "ConversationUrl"));
        _scene.Intercom.Verify(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>()), Times.Never);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static Variable<string?> Text(string name) => new(name, null);

    private static Note Read(string label, string javaScript) => new() { Label = label, Value = Sample.JavaScript<object?>(javaScript) };
}
