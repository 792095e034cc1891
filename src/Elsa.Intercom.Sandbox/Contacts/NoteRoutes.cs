using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Contacts;

/// <summary>The routes below /contacts/{id}/notes and /notes.</summary>
internal sealed class NoteRoutes(SandboxStore store, IdGenerator ids)
{
    private const int DefaultPageSize = 50;

    public ApiAnswer Add(ApiRequest request)
    {
        var body = request.Body;
        var text = MessageFields.Text(body);
        var contact = Contact(request);
        var author = body.OptionalId("admin_id") is { } adminId ? store.RequireAdmin(adminId) : store.Owner;

        var note = store.AddNote(new SandboxNote
        {
            Id = ids.NewObjectId(),
            ContactId = contact.Id,
            AdminId = author.Id,
            Body = text,
            CreatedAt = request.Time.NowToTheSecond
        });

        return ApiAnswer.Ok(NoteJson.Write(note, author), stored: true);
    }

    public ApiAnswer List(ApiRequest request)
    {
        var paging = Paging.FromNumberedQuery(request.Query, DefaultPageSize);
        var page = new Page<SandboxNote>(store.NotesOf(Contact(request)).Reverse(), x => x.Id, paging);
        return ApiAnswer.Ok(page.Write("list", "data", Write));
    }

    public ApiAnswer Get(ApiRequest request) => ApiAnswer.Ok(Write(store.FindNote(request.Id) ?? throw ApiException.NotFound("Resource Not Found")));

    private JsonObject Write(SandboxNote note) => NoteJson.Write(note, store.RequireAdmin(note.AdminId));

    private SandboxContact Contact(ApiRequest request) =>
        store.FindContact(request.Id) is { Archived: false } contact ? contact : throw ApiException.NotFound("User Not Found");
}
