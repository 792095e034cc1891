using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

internal sealed class MessagesClient(ApiCalls calls) : IMessagesClient
{
    public Task<SentMessage> SendAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.ContactId);
        MessageRules.Check(request);
        ConversationRules.CheckAdmin(request.AdminId);
        return calls.SendAsync(request.ToSend(), Read, cancellationToken);
    }

    /// <summary>The message in a response; null if it has no id.</summary>
    public static SentMessage? Read(IntercomAnswer answer) => answer.Body.Id("id") is { } id
        ? new SentMessage
        {
            Id = id,
            ConversationId = answer.Body.Id("conversation_id"),
            CreatedAt = answer.Body.Time("created_at"),
            RequestId = answer.RequestId,
        }
        : null;
}
