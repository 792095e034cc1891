using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>What makes two requested conversations different.</summary>
public class CreateConversationOperationTests
{
    public static TheoryData<string> Changes => ["body", "subject", "contact", "identify by", "contact type", "attachment", "date", "brand", "message type"];

    [Theory, MemberData(nameof(Changes))]
    public async Task Another_request_has_another_hash(string change) =>
        Assert.NotEqual(await HashAsync(OperationInputs.Conversation()), await HashAsync(Changed(change)));

    [Fact]
    public async Task The_same_request_has_the_same_hash_whatever_its_key_and_execution()
    {
        var input = OperationInputs.Conversation("signup-1", executionId: "execution-2") with
        {
            CreateWhenUnknown = true,
            WorkflowInstanceId = null,
            NodeId = null,
        };

        Assert.Equal(await HashAsync(OperationInputs.Conversation()), await HashAsync(input));
    }

    [Theory]
    [InlineData("Hello", "Hello", Answers.ContactId, true)]
    [InlineData(" Hello\r\n", "Hello", Answers.ContactId, true)]
    [InlineData("<p>Hello</p>", "Hello", Answers.ContactId, true)]
    [InlineData("hello", "Hello", Answers.ContactId, false)]
    [InlineData("Hello!", "Hello", Answers.ContactId, false)]
    [InlineData("Hello", "Hello", Answers.OtherContactId, false)]
    public async Task The_fingerprint_is_of_whoever_speaks_and_of_the_text_as_it_is_shown(string first, string second, string contact, bool same) =>
        Assert.Equal(same, await FingerprintAsync(first, Answers.ContactId) == await FingerprintAsync(second, contact));

    private static async Task<string?> FingerprintAsync(string body, string contact) =>
        (await SentAsync(OperationInputs.Conversation(body: body, contact: contact))).Store.Written[^1].Fingerprint;

    private static async Task<string> HashAsync(ConversationInput input) => (await SentAsync(input)).Claims.Single().RequestHash;

    private static async Task<RecordingLedger> SentAsync(ConversationInput input)
    {
        await using var stage = new ConversationStage(connection => connection.ApiVersion = "2.16");
        stage.Posts.Reply(200, Answers.Created());
        stage.Intercom.Handler.On($"GET /contacts/find_by_external_id/{Answers.ContactId}").Reply(200, Answers.Contact());
        await stage.CreateAsync(input);
        return stage.Ledger;
    }

    private static ConversationInput Changed(string change)
    {
        var input = OperationInputs.Conversation();
        var request = input.Request;

        switch (change)
        {
            case "contact":
                return input with { Contact = Answers.OtherContactId };
            case "identify by":
                return input with { IdentifyBy = "external_id" };
            case "contact type":
                return input with { ContactType = "lead" };
            case "body":
                request.Body = "Hello!";
                break;
            case "subject":
                request.Subject = "";
                break;
            case "attachment":
                request.AttachmentUrls = ["https://example.com/1.png"];
                break;
            case "date":
                request.CreatedAt = TestClock.Start;
                break;
            case "brand":
                request.BrandId = "1";
                break;
            default:
                request.MessageType = "email";
                break;
        }

        return input;
    }
}
