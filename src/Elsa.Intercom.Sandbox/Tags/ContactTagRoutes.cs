using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tags;

/// <summary>The routes below /contacts/{id}/tags. The token's admin applies the tags.</summary>
internal sealed class ContactTagRoutes(SandboxStore store)
{
    public ApiAnswer List(ApiRequest request) => ApiAnswer.Ok(TagJson.WriteList(Present(store.FindContact(request.Id)).Tags.Select(TagJson.Write)));

    public ApiAnswer Add(ApiRequest request)
    {
        var tagId = request.Body.Id("id");
        var stored = false;
        var contact = store.UpdateContact(request.Id, x =>
        {
            var tags = Present(x).Tags.With(store.FindTag(tagId) ?? throw MissingTag(), store.Owner, request.Time.Now);
            stored = !ReferenceEquals(tags, x.Tags);
            return stored ? x with { Tags = tags, UpdatedAt = request.Time.Now } : x;
        });

        return ApiAnswer.Ok(TagJson.Write(contact.Tags.First(x => x.TagId == tagId)), stored);
    }

    public ApiAnswer Remove(ApiRequest request)
    {
        var tagId = request.PathId("tag_id");
        SandboxAppliedTag? removed = null;

        store.UpdateContact(request.Id, x =>
        {
            removed = Present(x).Tags.FirstOrDefault(tag => tag.TagId == tagId) ?? throw MissingTag();
            return x with { Tags = x.Tags.Without(tagId), UpdatedAt = request.Time.Now };
        });

        return ApiAnswer.Ok(TagJson.Write(removed!), stored: true);
    }

    private static SandboxContact Present(SandboxContact? contact) =>
        contact is { Archived: false } ? contact : throw ApiException.NotFound("User Not Found");

    private static ApiException MissingTag() => ApiException.NotFound("Resource Not Found");
}
