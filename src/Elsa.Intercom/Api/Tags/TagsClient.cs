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
        return SendAsync(
            Routes.FindOrCreateTag with { Body = new { name }, Private = [name] },
            tag => string.Equals(tag.Name?.Trim() ?? name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase),
            cancellationToken);
    }

    public Task<Tag> AddToConversationAsync(string conversationId, string tagId, string adminId, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.TagConversation(conversationId) with { Body = new { id = tagId, admin_id = adminId } }, tag => tag.Id == tagId, cancellationToken);

    public Task<bool> RemoveFromConversationAsync(string conversationId, string tagId, string adminId, CancellationToken cancellationToken = default) =>
        RemoveAsync(Routes.UntagConversation(conversationId, tagId) with { Body = new { admin_id = adminId } }, cancellationToken);

    public Task<IReadOnlyList<Tag>> ListOfContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        calls.SendAsync(Routes.ListContactTags(contactId), ReadList, cancellationToken);

    public Task<Tag> AddToContactAsync(string contactId, string tagId, CancellationToken cancellationToken = default) =>
        SendAsync(Routes.TagContact(contactId) with { Body = new { id = tagId } }, tag => tag.Id == tagId, cancellationToken);

    public async Task<bool> RemoveFromContactAsync(string contactId, string tagId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await RemoveAsync(Routes.UntagContact(contactId, tagId) with { Body = new JObject() }, cancellationToken).ConfigureAwait(false);
        }
        catch (IntercomException e) when (e.StatusCode == HttpStatusCode.NotFound && !cancellationToken.IsCancellationRequested)
        {
            // Intercom does not say whether the contact or the tag is missing. A contact that is missing has no list.
            var tags = await ListOfContactAsync(contactId, cancellationToken).ConfigureAwait(false);

            if (tags.All(tag => tag.Id != tagId))
                return false;

            throw;
        }
    }

    /// <param name="request">The request.</param>
    /// <param name="isMeant">Whether the tag is the one that was meant. A proxy may repeat the response to another request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private Task<Tag> SendAsync(IntercomRequest request, Func<Tag, bool> isMeant, CancellationToken cancellationToken) =>
        calls.SendAsync(request, answer => Tag.Read(answer.Body) is { } tag && isMeant(tag) ? tag : null, cancellationToken);

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
