using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Api;

/// <summary>A teammate's reply to a conversation. The operation must not happen twice.</summary>
internal static class ReplyOperation
{
    /// <param name="services">The services for lookups and searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="conversation">Intercom's id of the conversation.</param>
    /// <param name="request">The message and its author.</param>
    public static IdempotentOperation<ReplyCreated> Create(OperationServices services, string connection, string conversation, ReplyRequest request) => new()
    {
        Kind = "reply",
        Connection = connection,
        Input = new { conversation, request },
        Text = request.Body,
        Check = _ => ConversationRules.Check(conversation, request),
        ResolveAsync = _ => Task.FromResult(new ResolvedOperation(conversation, request.ToSend(conversation)) { Author = request.AdminId }),
        Read = (answer, _) => Created(Parts(ConversationJson.Read(answer)), request, services.Time.GetUtcNow()) is { } part
            ? new ReplyCreated(conversation, part.Id, part.CreatedAt)
            : throw new IntercomException(
                IntercomErrorKind.Unknown,
                IntercomErrorCodes.InvalidAnswer,
                "Intercom accepted the reply, but its response does not show it. The reply probably exists.",
                answer.Status,
                answer.RequestId),
        IdOf = reply => reply.PartId,
        FindCandidatesAsync = async (window, cancellationToken) =>
            Look(
                await services.Clients.GetUrgentClient(connection).Conversations.GetAsync(conversation, cancellationToken).ConfigureAwait(false),
                request,
                window),
    };

    /// <summary>The reply in a response: the newest part with this text, or else the teammate's latest part, because Intercom may rewrite HTML.</summary>
    private static ConversationPart? Created(IReadOnlyList<ConversationPart> parts, ReplyRequest request, DateTimeOffset now)
    {
        var text = new DisplayedText(request.Body);

        return parts.LastOrDefault(part => IsBy(request, part) && text.Matches(part.Body))
            ?? (parts is [.., var newest] && IsBy(request, newest) && newest.Body != null && newest.CreatedAt >= now - Ledger.ClockTolerance ? newest : null);
    }

    /// <summary>
    /// Reads the conversation itself, which doesn't lag like a search. If it is too long for one response, the older parts don't matter.
    /// A part without a text or an author may still be the reply, unless its type says otherwise.
    /// </summary>
    private static Candidates<ReplyCreated> Look(Conversation? conversation, ReplyRequest request, SearchWindow window) => new(
        [.. Parts(conversation)
            .Where(part => part.AuthorType is null or "admin" && IsOfKind(request, part) && (part.Body != null || part.PartType is null or "comment" or "note"))
            .Select(part => new Candidate<ReplyCreated>(
                new ReplyCreated(window.Subject, part.Id, part.CreatedAt), part.Id, part.AuthorId, part.CreatedAt, part.Body))],
        IsComplete: conversation?.PartCount <= conversation?.Parts.Count
            || (conversation?.Parts.Count >= Conversation.MaxParts && conversation.Parts.Any(part => part.CreatedAt < window.From)))
    {
        Author = request.AdminId,
    };

    private static IReadOnlyList<ConversationPart> Parts(Conversation? conversation) => conversation?.Parts ?? [];

    private static bool IsBy(ReplyRequest request, ConversationPart part) =>
        part.AuthorType == "admin" && part.AuthorId == request.AdminId && IsOfKind(request, part);

    private static bool IsOfKind(ReplyRequest request, ConversationPart part) => (part.PartType == "note") == (request.MessageType == "note");
}

/// <summary>The result of a reply: ids and dates.</summary>
internal sealed record ReplyCreated(string ConversationId, string PartId, DateTimeOffset? CreatedAt);
