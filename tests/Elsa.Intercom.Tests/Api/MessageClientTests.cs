using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Messages for code, without a key.</summary>
public sealed class MessageClientTests : IAsyncDisposable
{
    private readonly IntercomHarness _intercom = new();

    [Fact]
    public async Task An_email_is_posted_and_its_id_given_back()
    {
        _intercom.Handler.On("POST /messages").Reply(
            200, """{"type":"admin_message","id":"19","created_at":1734537786,"conversation_id":"614"}""", headers: "X-Request-Id: req-1");

        var sent = await _intercom.Client.Messages.SendAsync(Email());

        Assert.Equal(
            "{\"message_type\":\"email\",\"subject\":\"Trial\",\"body\":\"It ends.\",\"template\":\"plain\",\"create_conversation_without_contact_reply\":true,"
                + "\"from\":{\"type\":\"admin\",\"id\":991},\"to\":{\"type\":\"user\",\"id\":\"6762f0dd1bb69f9f2193bb83\"}}",
            Assert.Single(_intercom.Handler.Requests).Body);
        Assert.Equal(("19", "614", 1734537786L, "req-1"), (sent.Id, sent.ConversationId, sent.CreatedAt?.ToUnixTimeSeconds(), sent.RequestId));
    }

    [Fact]
    public async Task A_contact_who_is_not_available_yet_is_waited_for()
    {
        _intercom.Handler.On("POST /messages").Reply(404, Answers.Error("not_found", "User Not Found")).Reply(200, """{"id":"19"}""");

        Assert.Equal("19", (await _intercom.Client.Messages.SendAsync(Email())).Id);
    }

    [Theory]
    [InlineData(503, "{}")]
    [InlineData(200, "{}")]
    public async Task An_unclear_answer_is_not_followed_by_another_attempt(int status, string answer)
    {
        _intercom.Handler.On("POST /messages").Reply(status, answer);

        var e = await Assert.ThrowsAsync<IntercomException>(() => _intercom.Client.Messages.SendAsync(Email()));

        Assert.Equal((IntercomErrorKind.Unknown, 1), (e.Kind, _intercom.Handler.Requests.Count));
    }

    public static TheoryData<string, Action<SendMessageRequest>> Wrong => new()
    {
        { "Channel is neither", request => request.MessageType = "sms" },
        { "Template is neither", request => request.Template = null },
        { "Subject is empty", request => request.Subject = " " },
        { "Admin is not an id", request => request.AdminId = "" },
        { "Message is empty", request => request.Body = "" },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_values_are_refused(string problem, Action<SendMessageRequest> change)
    {
        var request = Email();
        change(request);

        Assert.StartsWith(
            problem, (await Assert.ThrowsAsync<IntercomException>(() => _intercom.Client.Messages.SendAsync(request))).Message, StringComparison.Ordinal);
        Assert.Empty(_intercom.Handler.Requests);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();

    private static SendMessageRequest Email() => new()
    {
        MessageType = "email",
        Subject = "Trial",
        Body = "It ends.",
        Template = "plain",
        AdminId = "991",
        ContactId = Answers.ContactId,
        OpenConversation = true,
    };
}
