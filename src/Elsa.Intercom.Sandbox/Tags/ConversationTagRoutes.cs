using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tags;

/// <summary>The routes below /conversations/{id}/tags. A tag that is there already stays as it is.</summary>
internal sealed class ConversationTagRoutes(SandboxStore store)
{
    private const string MissingConversation = "Conversation not found";

    public ApiAnswer Add(ApiRequest request)
    {
        var body = request.Body;
        var (tagId, adminId) = (body.Id("id"), body.Id("admin_id"));
        var stored = false;

        var changed = store.ChangeConversation(
            request.Id,
            item =>
            {
                var tag = store.FindTag(tagId) ?? throw MissingTag();
                var tags = item.Conversation.Tags.With(tag, store.RequireAdmin(adminId), request.Time.Now);
                stored = !ReferenceEquals(tags, item.Conversation.Tags);
                return new ConversationChange(stored ? item.Conversation.Changed(request.Time) with { Tags = tags } : item.Conversation);
            },
            MissingConversation);

        return ApiAnswer.Ok(TagJson.Write(changed.Conversation.Tags.First(x => x.TagId == tagId)), stored);
    }

    public ApiAnswer Remove(ApiRequest request)
    {
        var (tagId, adminId) = (request.PathId("tag_id"), request.Body.Id("admin_id"));
        SandboxAppliedTag? removed = null;

        store.ChangeConversation(
            request.Id,
            item =>
            {
                store.RequireAdmin(adminId);
                removed = item.Conversation.Tags.FirstOrDefault(x => x.TagId == tagId) ?? throw MissingTag();
                return new ConversationChange(item.Conversation.Changed(request.Time) with { Tags = item.Conversation.Tags.Without(tagId) });
            },
            MissingConversation);

        return ApiAnswer.Ok(TagJson.Write(removed!), stored: true);
    }

    private static ApiException MissingTag() => new(StatusCodes.Status404NotFound, "tag_not_found", "Tag not found");
}
