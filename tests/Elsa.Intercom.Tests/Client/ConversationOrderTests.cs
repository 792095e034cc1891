using Elsa.Intercom.Client;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Client;

/// <summary>What tells one order from another.</summary>
public class ConversationOrderTests
{
    public static TheoryData<string> Changes => ["body", "subject", "contact", "identify by", "contact type", "attachment", "date", "brand", "message type"];

    [Theory, MemberData(nameof(Changes))]
    public void Another_request_has_another_hash(string change) => Assert.NotEqual(Hash(Orders.Conversation()), Hash(Changed(change)));

    [Fact]
    public void The_same_request_has_the_same_hash_whatever_its_key_and_execution()
    {
        var order = Orders.Conversation("signup-1", executionId: "execution-2") with { CreateWhenUnknown = true, WorkflowInstanceId = null, NodeId = null };

        Assert.Equal(Hash(Orders.Conversation()), Hash(order));
    }

    [Theory]
    [InlineData("Hello", "Hello", Answers.ContactId, true)]
    [InlineData(" Hello\r\n", "Hello", Answers.ContactId, true)]
    [InlineData("<p>Hello</p>", "Hello", Answers.ContactId, true)]
    [InlineData("hello", "Hello", Answers.ContactId, false)]
    [InlineData("Hello!", "Hello", Answers.ContactId, false)]
    [InlineData("Hello", "Hello", Answers.OtherContactId, false)]
    public void The_fingerprint_is_of_whoever_speaks_and_of_the_text_as_it_is_shown(string first, string second, string contact, bool same) =>
        Assert.Equal(same, Fingerprint(first, Answers.ContactId) == Fingerprint(second, contact));

    private static string Fingerprint(string body, string contact)
    {
        var order = Orders.Conversation(body: body);
        order.Request.From.Id = contact;
        return order.Fingerprint();
    }

    private static string Hash(ConversationOrder order) => order.Claim(TimeSpan.FromMinutes(1)).RequestHash;

    private static ConversationOrder Changed(string change)
    {
        var order = Orders.Conversation();
        var request = order.Request;

        switch (change)
        {
            case "contact":
                return order with { Contact = Answers.OtherContactId };
            case "identify by":
                return order with { IdentifyBy = "external_id" };
            case "contact type":
                return order with { ContactType = "lead" };
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
                request.CreatedAt = FakeTimeProvider.Start;
                break;
            case "brand":
                request.BrandId = "1";
                break;
            default:
                request.MessageType = "email";
                break;
        }

        return order;
    }
}
