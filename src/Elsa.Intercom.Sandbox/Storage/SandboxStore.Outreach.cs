using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>Notes about contacts, messages to them, and their events.</summary>
internal sealed partial class SandboxStore
{
    private readonly OrderedDictionary<string, SandboxNote> _notes = [];
    private readonly List<SandboxMessage> _messages = [];
    private readonly List<SandboxEvent> _events = [];
    private readonly Dictionary<string, List<SandboxEvent>> _eventsOf = [];
    private readonly HashSet<(string Contact, string Name, long At)> _knownEvents = [];

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<SandboxNote> Notes => Read(() => _notes.Values.ToArray());

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<SandboxMessage> Messages => Read(() => _messages.ToArray());

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<SandboxEvent> Events => Read(() => _events.ToArray());

    public SandboxNote? FindNote(string id) => Read(() => _notes.GetValueOrDefault(id));

    /// <summary>The notes about a contact, in order of arrival.</summary>
    public IReadOnlyList<SandboxNote> NotesOf(SandboxContact contact) => Read(() => contact.NoteIds.Where(_notes.ContainsKey).Select(x => _notes[x]).ToArray());

    /// <summary>The events of a contact, in order of arrival.</summary>
    public IReadOnlyList<SandboxEvent> EventsOf(string contactId) => Read(() => _eventsOf.GetValueOrDefault(contactId)?.ToArray() ?? []);

    /// <exception cref="ApiException">404: the contact is unknown.</exception>
    public SandboxNote AddNote(SandboxNote note) => Change(() =>
    {
        var contact = FindContact(note.ContactId) ?? throw ApiException.NotFound("User Not Found");
        _contacts[contact.Id] = contact with { NoteIds = [.. contact.NoteIds, note.Id] };
        return _notes[note.Id] = note;
    });

    /// <summary>Adds a message and the conversation that it opens, if any.</summary>
    /// <exception cref="ApiException">404: the first contact is unknown; then nothing changes.</exception>
    public SandboxMessage AddMessage(SandboxMessage message, SandboxConversation? conversation) => Change(() =>
    {
        if (conversation is not null)
            AddConversation(conversation);

        _messages.Add(message);
        return message;
    });

    /// <summary>
    /// Adds an event, unless it is there already: "each event is uniquely identified as a combination of … the Workspace identifier, the Contact
    /// external identifier, the Data Event name and the Data Event created time".
    /// </summary>
    /// <returns>Whether it was added.</returns>
    public bool AddEvent(SandboxEvent item) => Change(() =>
    {
        if (!_knownEvents.Add((item.ContactId, item.Name, item.CreatedAt.ToUnixTimeSeconds())))
            return false;

        if (!_eventsOf.TryGetValue(item.ContactId, out var list))
            _eventsOf[item.ContactId] = list = [];

        list.Add(item);
        _events.Add(item);
        return true;
    });

    private void ClearOutreach()
    {
        _notes.Clear();
        _messages.Clear();
        _events.Clear();
        _eventsOf.Clear();
        _knownEvents.Clear();
    }
}
