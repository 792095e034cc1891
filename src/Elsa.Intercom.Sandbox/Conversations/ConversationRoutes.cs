using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The routes below /conversations.</summary>
internal sealed class ConversationRoutes(IntercomSandboxOptions options, SandboxStore store, IdGenerator ids)
{
    private const int DefaultPageSize = 20;

    public ApiAnswer Create(ApiRequest request)
    {
        var conversation = ConversationRequest.Read(request.Body, request.Version, New("", ""));
        return ApiAnswer.Ok(ConversationJson.WriteMessage(store.AddConversation(conversation)));
    }

    public ApiAnswer Get(ApiRequest request)
    {
        var found = store.FindConversation(request.Id) ?? throw ApiException.NotFound("Resource Not Found");
        return ApiAnswer.Ok(ConversationJson.Write(found, request.Version, plainText: request.Query["display_as"] == "plaintext"));
    }

    public ApiAnswer List(ApiRequest request) =>
        Answer(request, store.Conversations, Paging.FromQuery(request.Query, DefaultPageSize));

    public ApiAnswer Search(ApiRequest request)
    {
        var query = SearchQuery.Parse(request.Body, ConversationSearchFields.All);
        var paging = Paging.FromBody(request.Body, DefaultPageSize);
        var indexed = options.TimeProvider.GetUtcNow() - options.SearchDelay;
        var found = store.Conversations.Where(x =>
            x.Conversation.StoredAt <= indexed && query.Matches(field => ConversationSearchFields.Read(x, field)));

        return Answer(request, found, paging);
    }

    /// <summary>A conversation of now, with ids.</summary>
    public SandboxConversation New(string contactId, string body)
    {
        var now = options.TimeProvider.GetUtcNow();
        return new SandboxConversation
        {
            Id = ids.NewConversationId(),
            MessageId = ids.NewMessageId(),
            ContactId = contactId,
            Body = body,
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            StoredAt = now
        };
    }

    private static ApiAnswer Answer(ApiRequest request, IEnumerable<ContactConversation> found, Paging paging)
    {
        var page = new Page<ContactConversation>(found.Reverse(), x => x.Conversation.Id, paging);
        return ApiAnswer.Ok(page.Write("conversation.list", "conversations", x => ConversationJson.WriteListItem(x, request.Version)));
    }
}
