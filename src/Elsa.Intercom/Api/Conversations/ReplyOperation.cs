using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Api;

/// <summary>A teammate's reply in a conversation, as an operation that must not happen twice.</summary>
internal static class ReplyOperation
{
    /// <param name="services">What to look for with.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="conversation">Intercom's id of the conversation.</param>
    /// <param name="request">The message and its author.</param>
    public static IdempotentOperation<ReplyCreated> Create(OperationServices services, string connection, string conversation, ReplyRequest request) => new()
    {
        Kind = "reply",
        Connection = connection,
        Input = new { conversation, request },
        Text = request.Body,
        Author = request.AdminId,
        Check = _ => ConversationRules.Check(conversation, request),
        ResolveAsync = _ => Task.FromResult(new ResolvedOperation(conversation, request.ToSend(conversation))),
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

    /// <summary>The reply in an answer: the newest of this text, or what the teammate said just now, for Intercom may write HTML anew.</summary>
    private static ConversationPart? Created(IReadOnlyList<ConversationPart> parts, ReplyRequest request, DateTimeOffset now) =>
        parts.LastOrDefault(part => IsBy(request, part) && DisplayedText.Matches(request.Body, part.Body))
        ?? (parts is [.., var newest] && IsBy(request, newest) && newest.Body != null && newest.CreatedAt >= now - Ledger.ClockTolerance ? newest : null);

    /// <summary>
    /// Reads the conversation itself, which doesn't lag as a search does. Of one that is too long to be shown whole, what is older doesn't matter.
    /// What lacks a text or an author may be the reply all the same, unless it is no reply.
    /// </summary>
    private static Candidates<ReplyCreated> Look(Conversation? conversation, ReplyRequest request, SearchWindow window) => new(
        [.. Parts(conversation)
            .Where(part => part.AuthorType is null or "admin" && IsOfKind(request, part) && (part.Body != null || part.PartType is null or "comment" or "note"))
            .Select(part => new Candidate<ReplyCreated>(
                new ReplyCreated(window.Subject, part.Id, part.CreatedAt), part.Id, part.AuthorId, part.CreatedAt, part.Body))],
        IsComplete: conversation?.PartCount <= conversation?.Parts.Count
            || (conversation?.Parts.Count >= Conversation.MaxParts && conversation.Parts.Any(part => part.CreatedAt < window.From)));

    private static IReadOnlyList<ConversationPart> Parts(Conversation? conversation) => conversation?.Parts ?? [];

    private static bool IsBy(ReplyRequest request, ConversationPart part) =>
        part.AuthorType == "admin" && part.AuthorId == request.AdminId && IsOfKind(request, part);

    private static bool IsOfKind(ReplyRequest request, ConversationPart part) => (part.PartType == "note") == (request.MessageType == "note");
}

/// <summary>What comes of a reply: ids and dates.</summary>
internal sealed record ReplyCreated(string ConversationId, string PartId, DateTimeOffset? CreatedAt);
