using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>Reads notes field by field, so that one odd field in a response doesn't hide the others.</summary>
internal static class ContactNoteJson
{
    public static ContactNote? Read(IntercomAnswer answer) => Read(answer.Body) is { } note ? note with { RequestId = answer.RequestId } : null;

    public static ContactNote? Read(JToken item) => item is JObject json && json.Id("id") is { } id
        ? new ContactNote
        {
            Id = id,
            ContactId = json.Object("contact")?.Text("id"),
            AuthorId = json.Object("author")?.Text("id"),
            CreatedAt = json.Time("created_at"),
            Body = json.Text("body"),
        }
        : null;

    public static IReadOnlyList<ContactNote> Since(DateTimeOffset? createdFrom, IEnumerable<ContactNote> notes) =>
        [.. notes.Where(note => !(note.CreatedAt < createdFrom)).DistinctBy(note => note.Id)];

    /// <summary>Whether all notes of later pages are older. No description says that the newest come first, so the order is checked.</summary>
    public static bool EndsBefore(DateTimeOffset? createdFrom, IReadOnlyList<ContactNote> notes) =>
        notes.Count > 0 && notes[^1].CreatedAt < createdFrom && notes.Zip(notes.Skip(1)).All(pair => pair.First.CreatedAt >= pair.Second.CreatedAt);

    /// <summary>Whether there is another page, whatever points to it: a cursor, or an address as in some of Intercom's lists.</summary>
    public static bool HasNext(JObject page) => page.Object("pages")?["next"] is { Type: not JTokenType.Null };

    /// <summary>The start of the next page; null if no cursor points to it.</summary>
    public static string? Next(JObject page) => page.Object("pages")?.Object("next")?.Text("starting_after");
}
