using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A reply to a conversation, by a teammate or by a contact. The operation must not happen twice.</summary>
internal static class ReplyOperation
{
    /// <param name="services">The services for lookups and searches.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="conversation">Intercom's id of the conversation.</param>
    /// <param name="request">The message; the author comes from a lookup if the request names none.</param>
    /// <param name="contact">The contact who replies; null if a teammate does.</param>
    public static IdempotentOperation<ReplyCreated> Create(
        OperationServices services, string connection, string conversation, ReplyRequest request, ContactReference? contact = null)
    {
        return new()
        {
            Kind = "reply",
            Connection = connection,

            // The UUIDs of quick replies are new each time; their texts are what the author means.
            Input = new { conversation, request.MessageType, request.AdminId, contact?.IdentifiedBy, contact?.Value, request.Shown, request.AttachmentUrls },
            Text = request.Shown,
            HappenedAt = request.CreatedAt,
            Check = settings =>
            {
                contact?.Check();
                ReplyRules.Check(conversation, request.By(contact?.Value ?? request.AdminId ?? "0"), settings, connection);
            },
            ResolveAsync = async cancellationToken =>
            {
                var author = await AuthorAsync(cancellationToken).ConfigureAwait(false);
                return new ResolvedOperation(conversation, request.By(author).ToSend(conversation))
                {
                    Author = author,
                    Journal = [new("AuthorId", author)],
                    Explanation = new JObject { ["author"] = new JObject { ["type"] = request.Type, ["id"] = author } },
                };
            },
            Read = (answer, resolved) =>
                Created(Parts(ConversationJson.Read(answer, conversation)), request, resolved.Author!, services.Time.GetUtcNow()) is { } part
                ? new ReplyCreated(conversation, part.Id, part.CreatedAt, ConversationJson.Read(answer, conversation)?.State)
                : throw new IntercomException(
                    IntercomErrorKind.Unknown,
                    IntercomErrorCodes.InvalidAnswer,
                    "Intercom accepted the reply, but its response does not show it. The reply probably exists.",
                    answer.Status,
                    answer.RequestId),
            IdOf = reply => reply.PartId,
            FindCandidatesAsync = async (window, cancellationToken) => Look(
                await services.Clients.GetUrgentClient(connection).Conversations.GetAsync(conversation, cancellationToken).ConfigureAwait(false),
                request,
                await AuthorAsync(cancellationToken).ConfigureAwait(false),
                window),
        };

        async Task<string> AuthorAsync(CancellationToken cancellationToken) =>
            contact != null ? (await services.Contacts.ResolveEitherAsync(connection, contact, cancellationToken).ConfigureAwait(false)).Id
            : request.AdminId ?? await services.Workspaces.TokenAdminAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The reply in a response: the newest part with this text, or else the author's latest part, because Intercom may rewrite HTML.</summary>
    private static ConversationPart? Created(IReadOnlyList<ConversationPart> parts, ReplyRequest request, string author, DateTimeOffset now)
    {
        var text = new DisplayedText(request.Shown);
        var earliest = (request.CreatedAt ?? now) - Ledger.ClockTolerance;

        return parts.LastOrDefault(part => IsBy(request, author, part) && text.Matches(part.Shown))
            ?? (parts is [.., var newest] && IsBy(request, author, newest) && newest.Shown != null && newest.CreatedAt >= earliest ? newest : null);
    }

    /// <summary>
    /// Reads the conversation itself, which doesn't lag like a search. If it is too long for one response, the older parts don't matter.
    /// A part without a text or an author may still be the reply, unless its type says otherwise.
    /// </summary>
    private static Candidates<ReplyCreated> Look(Conversation? conversation, ReplyRequest request, string author, SearchWindow window) => new(
        [.. Parts(conversation)
            .Where(part => (part.AuthorType == null || IsSide(request, part)) && IsOfKind(request, part) && (part.Shown != null || MayHaveText(part)))
            .Select(part => new Candidate<ReplyCreated>(
                new ReplyCreated(window.Subject, part.Id, part.CreatedAt, conversation?.State), part.Id, part.AuthorId, part.CreatedAt, part.Shown))],
        IsComplete: conversation?.PartCount <= conversation?.Parts.Count
            || (conversation?.Parts.Count >= Conversation.MaxParts && conversation.Parts.Any(part => part.CreatedAt < window.From)))
    {
        Author = author,
    };

    private static IReadOnlyList<ConversationPart> Parts(Conversation? conversation) => conversation?.Parts ?? [];

    private static bool MayHaveText(ConversationPart part) => part.PartType is null or "comment" or "note" or "quick_reply";

    private static bool IsBy(ReplyRequest request, string author, ConversationPart part) =>
        part.AuthorId == author && IsSide(request, part) && IsOfKind(request, part);

    /// <summary>Whether the part is by a person of the reply's side. A teammate may be a bot, such as Operator.</summary>
    private static bool IsSide(ReplyRequest request, ConversationPart part) =>
        (request.Type == ReplyRequest.ByContact) == (part.AuthorType is "user" or "lead" or "contact");

    /// <summary>Whether the part is of the reply's kind. A comment can also reopen the conversation; then its type is <c>open</c>.</summary>
    private static bool IsOfKind(ReplyRequest request, ConversationPart part) => request.MessageType is ReplyRequest.Note or ReplyRequest.QuickReply
        ? part.PartType == request.MessageType
        : part.PartType is not (ReplyRequest.Note or ReplyRequest.QuickReply);
}

/// <summary>The result of a reply: ids, dates and the conversation's state after it.</summary>
internal sealed record ReplyCreated(string ConversationId, string PartId, DateTimeOffset? CreatedAt, string? ConversationState);
