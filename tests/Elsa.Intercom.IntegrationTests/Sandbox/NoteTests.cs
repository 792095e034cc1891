using System.Net;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Notes about contacts.</summary>
public sealed class NoteTests : SandboxTest
{
    [Fact]
    public async Task A_note_is_kept_with_its_author()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var path = $"/contacts/{ada.Id}/notes";

        var note = await Api.PostAsync(path, """{"body":"Hello","admin_id":101}""");

        Assert.Equal(HttpStatusCode.OK, note.Status);
        Shapes.Note.Check(note.Json);
        Assert.Equal(("<p>Hello</p>", TestClock.Start.ToUnixTimeSeconds()), (note["body"].GetString(), note["created_at"].GetInt64()));
        Assert.Equal((ada.Id, "101"), (note["contact"].GetProperty("id").GetString(), note["author"].GetProperty("id").GetString()));
        Assert.Equal(note.Text, (await Api.GetAsync($"/notes/{note.Id}")).Text);

        var second = await Api.PostAsync(path, new { body = "<b>Bold</b>" });
        Assert.Equal(("<b>Bold</b>", "1"), (second["body"].GetString(), second["author"].GetProperty("id").GetString()));

        var list = await Api.GetAsync(path);
        Shapes.NoteList.Check(list.Json);
        Assert.Equal([second.Id, note.Id], list["data"].EnumerateArray().Select(x => x.GetProperty("id").GetString()));
        var contact = await Api.GetAsync($"/contacts/{ada.Id}");
        Shapes.Contact("2.14").Check(contact.Json);
        Assert.Equal(2, contact["notes"].GetProperty("total_count").GetInt32());
        Assert.Equal($"/notes/{note.Id}", contact["notes"].GetProperty("data")[0].GetProperty("url").GetString());
        Assert.Equal((ada.Id, "101", "Hello"), (Intercom.Notes[0].ContactId, Intercom.Notes[0].AdminId, Intercom.Notes[0].Body));
    }

    [Fact]
    public async Task Pages_have_numbers()
    {
        var path = $"/contacts/{Intercom.AddContact("ada@example.com").Id}/notes";
        string[] ids = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await Api.PostAsync(path, new { body = "Hi" })).Id))];
        var stored = Intercom.Notes.Select(x => x.Id).Reverse().ToArray();
        Assert.Equal(ids.Order(), stored.Order());

        Assert.Equal(stored[..2], await IdsAsync("?per_page=2"));
        Assert.Equal(stored[2..], await IdsAsync("?per_page=2&page=2"));
        Assert.Empty(await IdsAsync("?per_page=2&page=3"));
        (await Api.GetAsync($"{path}?page=0")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await Api.GetAsync($"{path}?page=x")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

        async Task<string?[]> IdsAsync(string query)
        {
            var reply = await Api.GetAsync(path + query);
            Shapes.NoteList.Check(reply.Json);
            return [.. reply["data"].EnumerateArray().Select(x => x.GetProperty("id").GetString())];
        }
    }

    [Fact]
    public async Task What_is_unknown_or_empty_is_refused()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var archived = Intercom.AddContact("grace@example.com", archived: true);

        (await Api.PostAsync($"/contacts/{ada.Id}/notes", "{}")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await Api.PostAsync($"/contacts/{ada.Id}/notes", new { body = "Hi", admin_id = "123" })).MustBeError(
            HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.GetAsync("/notes/1")).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");

        Assert.Empty(Intercom.Notes);

        foreach (var id in (string[])["123", archived.Id])
        {
            (await Api.PostAsync($"/contacts/{id}/notes", new { body = "Hi" })).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
            (await Api.GetAsync($"/contacts/{id}/notes")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        }
    }
}
