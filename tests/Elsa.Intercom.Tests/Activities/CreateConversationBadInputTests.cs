using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Invalid input: the message says what is wrong, and nothing is sent to Intercom.</summary>
public sealed class CreateConversationBadInputTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public static TheoryData<Input<ICollection<string>?>> TwoAttachments =>
    [
        new Input<ICollection<string>?>(["https://example.com/1.png", "http://example.com/2.png"]),
        Sample.JavaScript<ICollection<string>?>("['https://example.com/1.png', 'http://example.com/2.png']"),
        Sample.Literal<ICollection<string>?>("[\"https://example.com/1.png\",\"http://example.com/2.png\"]"),
        new Input<ICollection<string>?>([" https://example.com/1.png ", "", "http://example.com/2.png", " "]),
    ];

    [Theory, MemberData(nameof(TwoAttachments), DisableDiscoveryEnumeration = true)]
    public async Task Attachments_are_sent_however_the_list_is_given(Input<ICollection<string>?> urls)
    {
        await _scene.RunAsync(Sample.Conversation(activity => activity.AttachmentUrls = urls));

        Assert.Equal(["https://example.com/1.png", "http://example.com/2.png"], Assert.Single(_scene.Sent).AttachmentUrls);
    }

    [Fact]
    public async Task Eleven_attachments_are_refused() =>
        await IsRefusedAsync(
            activity => activity.AttachmentUrls = new([.. Enumerable.Repeat("https://example.com/1.png", 11)]),
            "invalid_request",
            "11 attachments are given; Intercom accepts at most 10.");

    [Fact]
    public async Task An_unknown_connection_is_refused_with_the_configured_ones() =>
        await IsRefusedAsync(
            activity => activity.Connection = new("Asia"),
            "connection_unknown",
            "There is no Intercom connection named 'Asia'. Configured are: Default, Europe.");

    [Fact]
    public async Task A_connection_without_a_token_is_refused_with_the_key_to_set()
    {
        _scene.Options = options => options.Connections["Default"].AccessToken = " ";

        await IsRefusedAsync(_ => { }, "connection_invalid", "Intercom:Connections:Default:AccessToken is not set.", "Unavailable");
    }

    [Fact]
    public async Task An_IdentifyBy_that_is_no_choice_is_refused_with_the_choices() =>
        await IsRefusedAsync(
            activity => activity.IdentifyBy = new("phone"),
            "invalid_request",
            "Identify by is not one of its choices. Use one of: auto, id, external_id, email.");

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private async Task IsRefusedAsync(Action<CreateConversation> change, string code, string problem, string outcome = "Rejected")
    {
        var run = await _scene.RunAsync(Sample.Conversation(change));

        Assert.Equal((code, "Intercom", outcome), (run.Fault.Code, run.Fault.Category, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }
}
