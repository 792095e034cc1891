using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tags;

/// <summary>The routes below /tags: the tags of the workspace.</summary>
internal sealed class TagRoutes(SandboxStore store, IdGenerator ids)
{
    public ApiAnswer List(ApiRequest request) => ApiAnswer.Ok(TagJson.WriteList(store.Tags.Select(TagJson.Write)));

    public ApiAnswer Get(ApiRequest request) =>
        ApiAnswer.Ok(TagJson.Write(store.FindTag(request.Id) ?? throw ApiException.NotFound("Resource Not Found")));

    /// <summary>Creates a tag, finds one by its name, renames one, or tags users; by the fields that are sent.</summary>
    public ApiAnswer Save(ApiRequest request)
    {
        var body = request.Body;

        if (!body.TryString("name", nullable: false, out var name) || string.IsNullOrWhiteSpace(name))
            throw ApiException.Invalid("invalid tag parameters");

        if (body.Has("companies"))
            throw new ApiException(StatusCodes.Status404NotFound, "company_not_found", "Company Not Found");

        var tag = body.OptionalId("id") is { } id
            ? store.RenameTag(id, name)
            : store.SaveTag(name, ids.NewObjectId, [.. body.Objects("users").Select(x => x.String("id"))], request.Time.Now);

        return ApiAnswer.Ok(TagJson.Write(tag), stored: true);
    }
}
