using Elsa.Intercom.Client;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>What an author asks for.</summary>
internal static class Orders
{
    public static ConversationOrder Conversation(string? key = null, string body = "Hello", string executionId = "execution-1", string identifyBy = "id", string contact = Answers.ContactId, string contactType = "user") => new()
    {
        Connection = IntercomOptions.DefaultConnection,
        IdentifyBy = identifyBy,
        Contact = contact,
        ContactType = contactType,
        Request = new CreateConversationRequest { Body = body },
        IdempotencyKey = key,
        ExecutionId = executionId,
        WorkflowInstanceId = "instance-1",
        NodeId = "node-1",
    };

    public static ContactOrder Contact(string? email = "ada@example.com", string? externalId = null, string role = "user", bool update = true) => new()
    {
        Connection = IntercomOptions.DefaultConnection,
        Email = email,
        ExternalId = externalId,
        Role = role,
        UpdateWhenFound = update,
    };
}
