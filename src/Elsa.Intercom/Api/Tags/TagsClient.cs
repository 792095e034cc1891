using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

internal sealed class TagsClient(ApiCalls calls) : ITagsClient
{
    public Task<IReadOnlyList<Tag>> ListAsync(CancellationToken cancellationToken = default) =>
        calls.SendAsync(Routes.ListTags, ReadList, cancellationToken);

    public Task<Tag> FindOrCreateAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        TextRules.Check(name, "Tag");
        return SendAsync(Routes.FindOrCreateTag with { Body = new { name }, Private = [name] }, cancellationToken);
    }

    public Task<Tag> AddToConversationAsync(string conversationId, string tagId, string adminId, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.TagConversation(conversationId) with { Body = new { id = tagId, admin_id = adminId } }, cancellationToken);

    public Task<bool> RemoveFromConversationAsync(string conversationId, string tagId, string adminId, CancellationToken cancellationToken = default) =>
        RemoveAsync(Routes.UntagConversation(conversationId, tagId) with { Body = new { admin_id = adminId } }, cancellationToken);

    public Task<IReadOnlyList<Tag>> ListOfContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        calls.SendAsync(Routes.ListContactTags(contactId), ReadList, cancellationToken);

    public Task<Tag> AddToContactAsync(string contactId, string tagId, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.TagContact(contactId) with { Body = new { id = tagId } }, cancellationToken);

    public Task<bool> RemoveFromContactAsync(string contactId, string tagId, CancellationToken cancellationToken = default) =>
        RemoveAsync(Routes.UntagContact(contactId, tagId), cancellationToken);

    private Task<Tag> SendAsync(IntercomRequest request, CancellationToken cancellationToken) =>
        calls.SendAsync(request, answer => Tag.Read(answer.Body), cancellationToken);

    /// <summary>A tag that is missing is removed already. Intercom names the missing thing in its code for conversations, and not for contacts.</summary>
    private async Task<bool> RemoveAsync(IntercomRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (IntercomException e) when (e is { StatusCode: HttpStatusCode.NotFound, Code: "tag_not_found" })
        {
            return false;
        }
    }

    private static IReadOnlyList<Tag>? ReadList(IntercomAnswer answer) =>
        answer.Body["data"] is JArray data ? [.. data.Select(Tag.Read).OfType<Tag>()] : null;
}
