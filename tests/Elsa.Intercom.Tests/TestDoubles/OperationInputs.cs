using Elsa.Intercom.Api;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>An author's input for a conversation.</summary>
internal sealed record ConversationInput
{
    public string Connection { get; init; } = IntercomOptions.DefaultConnection;

    public required string IdentifyBy { get; init; }

    public required string Contact { get; init; }

    public required string ContactType { get; init; }

    public required CreateConversationRequest Request { get; init; }

    public string? IdempotencyKey { get; init; }

    public required string ExecutionId { get; init; }

    public bool CreateWhenUnknown { get; init; }

    public string? WorkflowInstanceId { get; init; } = "instance-1";

    public string? NodeId { get; init; } = "node-1";

    public OperationExecution Execution => new()
    {
        IdempotencyKey = IdempotencyKey,
        ExecutionId = ExecutionId,
        SendsAgainWhenUnknown = CreateWhenUnknown,
        WorkflowInstanceId = WorkflowInstanceId,
        NodeId = NodeId,
    };

    public IdempotentOperation<ConversationCreated> Operation(OperationServices services) =>
        CreateConversationOperation.Create(services, Connection, new ContactReference(IdentifyBy, Contact, ContactType), Request);
}

/// <summary>Authors' inputs.</summary>
internal static class OperationInputs
{
    /// <summary>Creates a conversation like an activity.</summary>
    public static Task<SendResult<ConversationCreated>> CreateAsync(
        this IServiceProvider services, ConversationInput input, Func<Task>? commit = null, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<IdempotentSender>().SendAsync(
            input.Operation(services.GetRequiredService<OperationServices>()), input.Execution, commit ?? (() => Task.CompletedTask), cancellationToken);

    public static ConversationInput Conversation(
        string? key = null,
        string body = "Hello",
        string executionId = "execution-1",
        string identifyBy = "id",
        string contact = Answers.ContactId,
        string contactType = "user") => new()
        {
            IdentifyBy = identifyBy,
            Contact = contact,
            ContactType = contactType,
            Request = new CreateConversationRequest { Body = body },
            IdempotencyKey = key,
            ExecutionId = executionId,
        };

    public static ContactUpsert Contact(string? email = "ada@example.com", string? externalId = null, string role = "user", bool update = true) => new()
    {
        Connection = IntercomOptions.DefaultConnection,
        Email = email,
        ExternalId = externalId,
        Role = role,
        UpdateWhenFound = update,
    };
}
