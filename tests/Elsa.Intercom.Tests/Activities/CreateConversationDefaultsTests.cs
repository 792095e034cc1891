using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A missing, null or blank input means its default. The designer can produce all three.</summary>
public sealed class CreateConversationDefaultsTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public enum Left
    {
        Untouched,
        Missing,
        Null,
        Empty,
        Blank,
    }

    public static TheoryData<Left> EveryWay => [.. Enum.GetValues<Left>()];

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Nothing_but_the_contact_and_the_message_is_sent(Left left)
    {
        var activity = Sample.Conversation();

        if (left != Left.Untouched)
        {
            activity.Connection = Input<string?>(left);
            activity.IdentifyBy = Input<string?>(left);
            activity.ContactType = Input<string?>(left);
            activity.CreatedAt = Input<DateTimeOffset?>(left);
            activity.AttachmentUrls = Input<ICollection<string>?>(left);
            activity.Subject = Input<string?>(left);
            activity.BrandId = Input<string?>(left);
            activity.MessageType = Input<string?>(left);
            activity.IdempotencyKey = Input<string?>(left);
            activity.OnUnknown = Input<string?>(left);
            activity.DryRun = Input<bool>(left);
        }

        var run = await _scene.RunAsync(activity);

        Assert.Empty(run.Incidents);
        var sent = Assert.Single(_scene.Sent);
        Assert.Equal("Default", Assert.Single(_scene.ConnectionsUsed.Distinct()));
        Assert.Empty(_scene.Searches);
        Assert.Equal((Sample.ContactId, "user"), (sent.From.Id, sent.From.Type));
        Assert.Null(sent.CreatedAt);
        Assert.Null(sent.AttachmentUrls);
        Assert.Null(sent.Subject);
        Assert.Null(sent.BrandId);
        Assert.Null(sent.MessageType);
        Assert.True(Assert.Single(_scene.Ledger.Claims).IsAutomatic);
    }

    [Theory]
    [InlineData("ID", "Lead", "lead")]
    [InlineData("Id", "USER", "user")]
    [InlineData(" id ", " Contact ", "contact")]
    public async Task A_choice_in_another_letter_case_is_sent_as_Intercom_writes_it(string identifyBy, string type, string sent)
    {
        await _scene.RunAsync(Sample.Conversation(
            activity => (activity.IdentifyBy, activity.ContactType) = (Sample.JavaScript<string?>($"'{identifyBy}'"), new(type))));

        Assert.Equal((Sample.ContactId, sent), (Assert.Single(_scene.Sent).From.Id, _scene.Sent[0].From.Type));
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task An_error_faults(Left left)
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.Unknown, "timeout", "Nobody knows."));
        var activity = Sample.Conversation();

        if (left != Left.Untouched)
        {
            activity.OnUnknown = Input<string?>(left);
        }

        var run = await _scene.RunAsync(activity);

        Assert.Equal("timeout", run.Fault.Code);
    }

    [Theory]
    [InlineData(Left.Missing, "No contact is given")]
    [InlineData(Left.Null, "No contact is given")]
    [InlineData(Left.Empty, "No contact is given")]
    [InlineData(Left.Blank, "No contact is given")]
    public async Task A_contact_is_required(Left left, string problem)
    {
        var run = await _scene.RunAsync(Sample.Conversation(activity => activity.Contact = Input<string>(left)));

        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Theory]
    [InlineData(Left.Missing)]
    [InlineData(Left.Null)]
    [InlineData(Left.Empty)]
    [InlineData(Left.Blank)]
    public async Task A_message_is_required(Left left)
    {
        var run = await _scene.RunAsync(Sample.Conversation(activity => activity.Body = Input<string>(left)));

        Assert.Equal(("invalid_request", "Intercom", "Rejected"), (run.Fault.Code, run.Fault.Category, run.Fault.Type));
        Assert.StartsWith("Message is empty.", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static Input<T> Input<T>(Left left) => left switch
    {
        Left.Missing => default!,
        Left.Null => Sample.Literal<T>(null),
        Left.Empty => Sample.Literal<T>(""),
        _ => Sample.Literal<T>("   "),
    };
}
