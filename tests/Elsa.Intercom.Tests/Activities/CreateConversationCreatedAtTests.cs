using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A misread date would move a conversation into a different year, so a text that names no moment is refused.</summary>
public sealed class CreateConversationCreatedAtTests : IAsyncDisposable
{
    private const long Moment = 1734537501;

    private readonly IntercomScene _scene = new();

    [Theory]
    [InlineData("new Date(1734537501000)")]
    [InlineData("'2024-12-18T15:58:21Z'")]
    [InlineData("'2024-12-18T15:58:21.000Z'")]
    [InlineData("'2024-12-18T16:58:21+01:00'")]
    [InlineData("' 2024-12-18T15:58:21Z '")]
    [InlineData("new Date(1734537501000).toISOString()")]
    public async Task A_date_of_JavaScript_is_sent_in_Unix_seconds(string javaScript)
    {
        await RunAsync(Sample.JavaScript<DateTimeOffset?>(javaScript));

        Assert.Equal(Moment, Assert.Single(_scene.Sent).CreatedAt?.ToUnixTimeSeconds());
    }

    public static TheoryData<object> Dates =>
    [
        DateTimeOffset.FromUnixTimeSeconds(Moment),
        DateTimeOffset.FromUnixTimeSeconds(Moment).UtcDateTime,
        "2024-12-18T15:58:21Z",
        "2024-12-18T21:28:21+05:30",
    ];

    [Theory, MemberData(nameof(Dates))]
    public async Task A_literal_date_is_sent_in_Unix_seconds(object date)
    {
        await RunAsync(Sample.Literal<DateTimeOffset?>(date));

        Assert.Equal(Moment, Assert.Single(_scene.Sent).CreatedAt?.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_variable_that_holds_a_text_is_read_as_well()
    {
        var variable = new Variable<string>("When", "2024-12-18T15:58:21Z");

        await _scene.RunAsync([variable], Sample.Conversation(activity => activity.CreatedAt = new(variable)));

        Assert.Equal(Moment, Assert.Single(_scene.Sent).CreatedAt?.ToUnixTimeSeconds());
    }

    public static TheoryData<object> Nothing => ["", "  ", default(DateTimeOffset), default(DateTime)];

    [Theory, MemberData(nameof(Nothing))]
    public async Task Nothing_given_sends_nothing(object value)
    {
        await RunAsync(Sample.Literal<DateTimeOffset?>(value));

        Assert.Null(Assert.Single(_scene.Sent).CreatedAt);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("''")]
    public async Task Nothing_in_JavaScript_sends_nothing(string javaScript)
    {
        await RunAsync(Sample.JavaScript<DateTimeOffset?>(javaScript));

        Assert.Null(Assert.Single(_scene.Sent).CreatedAt);
    }

    [Theory]
    [InlineData("1734537501", "is a number")]
    [InlineData("1734537501000", "is a number")]
    [InlineData("'1734537501'", "is not a date")]
    [InlineData("'yesterday'", "is not a date")]
    [InlineData("'15:58:21Z'", "is not a date")]
    [InlineData("'2024-12-18T15:58:21'", "has no offset")]
    [InlineData("'2024-12-18'", "has no offset")]
    [InlineData("({ at: 1 })", "is not a date")]
    [InlineData("'2010-12-31T23:59:59Z'", "is before 2011")]
    [InlineData("new Date(1734537501)", "is before 2011")]
    [InlineData("'2199-01-01T00:00:00Z'", "is in the future")]
    public async Task A_date_that_is_not_in_the_past_is_refused_before_sending(string javaScript, string problem) =>
        await IsRefusedAsync(Sample.JavaScript<DateTimeOffset?>(javaScript), problem);

    [Fact]
    public async Task A_literal_number_is_refused_too() => await IsRefusedAsync(Sample.Literal<DateTimeOffset?>(1734537501), "is a number");

    [Fact]
    public async Task A_literal_number_as_text_is_refused_too() => await IsRefusedAsync(Sample.Literal<DateTimeOffset?>("1734537501"), "is not a date");

    [Fact]
    public async Task A_date_without_a_kind_is_refused_too() =>
        await IsRefusedAsync(Sample.Literal<DateTimeOffset?>(new DateTime(2024, 12, 18, 15, 58, 21, DateTimeKind.Unspecified)), "has no offset");

    [Fact]
    public async Task The_date_stands_in_the_activitys_state_as_other_inputs_do()
    {
        var activity = await RunAsync(Sample.JavaScript<DateTimeOffset?>("new Date(1734537501000)"));

        Assert.Equal(Moment, Assert.IsType<DateTimeOffset>(activity.State).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task It_is_refused_under_a_version_that_has_no_such_field()
    {
        _scene.Options = options => options.Connections["Default"].ApiVersion = "2.10";

        await IsRefusedAsync(new(DateTimeOffset.FromUnixTimeSeconds(Moment)), "2.11", "field_not_in_version");
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private async Task<(WorkflowRun Run, CreateConversation Activity, object? State)> RunAsync(Input<DateTimeOffset?> createdAt)
    {
        var activity = Sample.Conversation(activity => activity.CreatedAt = createdAt);
        var run = await _scene.RunAsync(activity);
        return (run, activity, run.ContextOf(activity).ActivityState.TryGetValue("CreatedAt", out var state) ? state : null);
    }

    private async Task IsRefusedAsync(Input<DateTimeOffset?> createdAt, string problem, string code = "invalid_request")
    {
        var (run, _, _) = await RunAsync(createdAt);

        Assert.Equal((code, "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith("Created at", run.Fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }
}
