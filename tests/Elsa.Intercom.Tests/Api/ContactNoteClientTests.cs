using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Notes for code, without a key.</summary>
public sealed class ContactNoteClientTests : IAsyncDisposable
{
    private const string Line = $"/contacts/{Answers.ContactId}/notes";

    private readonly IntercomHarness _intercom = new();

    private IContactsClient Contacts => _intercom.Client.Contacts;

    [Fact]
    public async Task A_note_is_posted_and_given_back()
    {
        _intercom.Handler.On($"POST {Line}").Reply(
            200,
            """{"id":"31","created_at":1734537390,"contact":{"id":"6762f0ad1bb69f9f2193bb62"},"author":{"type":"admin","id":"991"},"body":"<p>Hello</p>"}""",
            headers: "X-Request-Id: req-1");

        var note = await Contacts.AddNoteAsync(Answers.ContactId, new ContactNoteRequest { Body = "Hello" });

        Assert.Equal("""{"body":"Hello"}""", Assert.Single(_intercom.Handler.Requests).Body);
        Assert.Equal(
            ("31", "6762f0ad1bb69f9f2193bb62", "991", "<p>Hello</p>", 1734537390L, "req-1"),
            (note.Id, note.ContactId, note.AuthorId, note.Body, note.CreatedAt?.ToUnixTimeSeconds(), note.RequestId));
    }

    [Fact]
    public async Task An_unclear_answer_is_not_followed_by_another_attempt()
    {
        _intercom.Handler.On($"POST {Line}").Reply(503);

        var e = await Assert.ThrowsAsync<IntercomException>(() => Contacts.AddNoteAsync(Answers.ContactId, new ContactNoteRequest { Body = "Hello" }));

        Assert.Equal((IntercomErrorKind.Unknown, 1), (e.Kind, _intercom.Handler.Requests.Count));
    }

    [Fact]
    public async Task Ten_pages_are_read_at_most_and_then_the_list_is_not_complete()
    {
        _intercom.Handler.On($"GET {Line}").Reply(200, """{"data":[{"id":"31"}],"pages":{"next":{"starting_after":"more"}}}""");

        var notes = await Contacts.ListNotesAsync(Answers.ContactId);

        Assert.Equal((10, false), (_intercom.Handler.Requests.Count, notes.IsComplete));
        Assert.Equal("31", Assert.Single(notes.Notes).Id);
    }

    [Fact]
    public async Task Older_notes_are_left_out()
    {
        _intercom.Handler.On($"GET {Line}").Reply(200, """{"data":[{"id":"2","created_at":1734537391},{"id":"1","created_at":1734537389},{"id":"3"}]}""");

        var notes = await Contacts.ListNotesAsync(Answers.ContactId, DateTimeOffset.FromUnixTimeSeconds(1734537390));

        Assert.Equal(["2", "3"], notes.Notes.Select(note => note.Id));
        Assert.True(notes.IsComplete);
    }

    [Fact]
    public async Task A_missing_contact_is_an_error()
    {
        _intercom.Handler.On($"GET {Line}").Reply(404, Answers.Error("not_found", "User Not Found"));

        Assert.Equal(IntercomErrorKind.NotFound, (await Assert.ThrowsAsync<IntercomException>(() => Contacts.ListNotesAsync(Answers.ContactId))).Kind);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();
}
