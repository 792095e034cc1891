using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The routes below /conversations.</summary>
internal sealed class ConversationRoutes(SandboxStore store, IdGenerator ids, PartWriter writer)
{
    private const int DefaultPageSize = 20;

    public ApiAnswer Create(ApiRequest request)
    {
        var draft = New(request.Time, "", "") with { WorkflowInstanceId = request.WorkflowInstanceId };
        var conversation = ConversationRequest.Read(request.Body, request.Version, draft);
        var role = ConversationRequest.Role(request.Body);
        return ApiAnswer.Ok(ConversationJson.WriteMessage(store.AddConversation(conversation, role)), stored: true);
    }

    public ApiAnswer Get(ApiRequest request)
    {
        var found = store.FindConversation(request.Id) ?? throw ApiException.NotFound("Resource Not Found");
        return ApiAnswer.Ok(ConversationJson.Write(found, request.Version, IsPlain(request)));
    }

    public ApiAnswer Reply(ApiRequest request)
    {
        var id = request.Id == "last" ? LastConversation(request.Body) : request.Id;
        var replied = store.ChangeConversation(
            id, item => writer.Add(item.Conversation, ReplyRequest.Read(request, store, item, PartWriter.Blank(id, request.Time))));

        return ApiAnswer.Ok(ConversationJson.Write(replied, request.Version, plainText: false), stored: true);
    }

    /// <summary>Closes, snoozes, opens or assigns.</summary>
    public ApiAnswer Act(ApiRequest request)
    {
        var changed = store.ChangeConversation(request.Id, item =>
        {
            var action = ActionRequest.Read(request, store, PartWriter.Blank(request.Id, request.Time));
            var change = writer.Add(item.Conversation, action.Part);
            return change with { Conversation = action.Change(change.Conversation) };
        });

        return ApiAnswer.Ok(ConversationJson.Write(changed, request.Version, plainText: false), stored: true);
    }

    /// <summary>Each changed attribute adds a part by the workspace's bot, as in the description's example.</summary>
    public ApiAnswer Update(ApiRequest request)
    {
        var body = request.Body;
        var stored = false;
        var changed = store.ChangeConversation(request.Id, item =>
        {
            var (updated, attributes) = UpdateRequest.Apply(item.Conversation, body, request.Version);
            stored = updated != item.Conversation;

            if (!stored)
                return new ConversationChange(item.Conversation);

            var draft = PartWriter.Blank(request.Id, request.Time).ByBot() with { PartType = SandboxPart.AttributeUpdated };
            return writer.AddAll(updated.Changed(request.Time), [.. attributes.Select(_ => draft)]);
        });

        return ApiAnswer.Ok(ConversationJson.Write(changed, request.Version, IsPlain(request)), stored);
    }

    public ApiAnswer List(ApiRequest request) =>
        Answer(request, store.Conversations.Reverse(), Paging.FromQuery(request.Query, DefaultPageSize));

    public ApiAnswer Search(ApiRequest request)
    {
        var query = SearchQuery.Parse(request.Body, ConversationSearchFields.All);
        var paging = Paging.FromBody(request.Body, DefaultPageSize);
        var found = store.ConversationsAsOf(request.Time.Indexed)
            .Where(x => query.Matches(field => ConversationSearchFields.Read(x, field)));

        return Answer(request, Sorting.FromBody(request.Body, ConversationSearchFields.All).Apply(found, ConversationSearchFields.Read), paging);
    }

    /// <summary>A new conversation of that time, with ids.</summary>
    public SandboxConversation New(ServerTime time, string contactId, string body) => new()
    {
        Id = ids.NewConversationId(),
        MessageId = ids.NewMessageId(),
        ContactId = contactId,
        Body = body,
        CreatedAt = time.NowToTheSecond,
        StoredAt = time.Real
    };

    // The wording is known from reports of users; the code is assumed.
    private string LastConversation(JsonFields body)
    {
        var contact = ReplyRequest.Contact(body).Find(store) ?? throw ApiException.NotFound("User Not Found");
        return store.LastConversationOf(contact.Id) ?? throw ApiException.Invalid("No conversation for this user");
    }

    private static bool IsPlain(ApiRequest request) => request.Query["display_as"] == "plaintext";

    private static ApiAnswer Answer(ApiRequest request, IEnumerable<ContactConversation> found, Paging paging)
    {
        var page = new Page<ContactConversation>(found, x => x.Conversation.Id, paging);
        return ApiAnswer.Ok(page.Write("conversation.list", "conversations", x => ConversationJson.WriteListItem(x, request.Version)));
    }
}
