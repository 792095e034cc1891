using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>What is wrong before anything is sent: the message says what, and Intercom is not asked.</summary>
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
    public async Task Ten_attachments_are_sent()
    {
        await _scene.RunAsync(Sample.Conversation(activity => activity.AttachmentUrls = new(Urls(10))));

        Assert.Equal(10, Assert.Single(_scene.Sent).AttachmentUrls?.Count);
    }

    [Fact]
    public async Task Eleven_attachments_are_refused() =>
        await IsRefusedAsync(activity => activity.AttachmentUrls = new(Urls(11)), "invalid_request", "11 attachments are given; Intercom accepts at most 10.");

    [Theory]
    [InlineData("/1.png")]
    [InlineData("1.png")]
    [InlineData("example.com/1.png")]
    [InlineData("ftp://example.com/1.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    public async Task An_attachment_that_is_no_web_address_is_refused_by_its_place_without_repeating_it(string url)
    {
        var message = await IsRefusedAsync(
            activity => activity.AttachmentUrls = new(["https://example.com/1.png", url]),
            "invalid_request",
            "Attachment 2 of 2 is not an absolute http or https URL.");

        Assert.DoesNotContain(url, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_not_configured_is_refused_with_those_that_are() =>
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
    public async Task A_brand_is_refused_under_a_version_that_has_none() =>
        await IsRefusedAsync(
            activity => activity.BrandId = new("7"),
            "field_not_in_version",
            "BrandId (brand_id) exists from version 2.16 of Intercom's API; connection Default asks for 2.14.");

    [Fact]
    public async Task Half_a_character_is_refused_with_its_place() =>
        await IsRefusedAsync(
            activity => activity.Body = new("Hi \ud83d"), "invalid_request", "Body contains half a character (an unpaired surrogate at position 3)");

    [Fact]
    public async Task A_whole_emoji_is_sent()
    {
        await _scene.RunAsync(Sample.Conversation(activity => activity.Body = new("Hi \ud83d\ude00")));

        Assert.Equal("Hi \ud83d\ude00", Assert.Single(_scene.Sent).Body);
    }

    [Fact]
    public async Task An_IdentifyBy_that_nobody_knows_is_refused_and_nothing_is_sent()
    {
        var run = await _scene.RunAsync(Sample.Conversation(activity => activity.IdentifyBy = new("phone")));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith("IdentifyBy is none of its choices. Use one of: auto, id, external_id, email.", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Sent);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static string[] Urls(int count) => [.. Enumerable.Range(1, count).Select(i => $"https://example.com/{i}.png")];

    private async Task<string> IsRefusedAsync(Action<CreateConversation> change, string code, string problem, string outcome = "Rejected")
    {
        var run = await _scene.RunAsync(Sample.Conversation(change));

        Assert.Equal((code, "Intercom", outcome), (run.Fault.Code, run.Fault.Category, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
        return run.Fault.Message;
    }
}
