using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The sandbox's data, in memory, behind one lock. Lists are copies, so they never change while a reader uses them.</summary>
internal sealed class SandboxStore(IntercomSandboxOptions options)
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, SandboxContact> _contacts = [];
    private readonly OrderedDictionary<string, SandboxConversation> _conversations = [];
    private readonly List<SandboxPart> _parts = [];
    private readonly Dictionary<string, SandboxPart[]> _partsOf = [];
    private readonly Queue<SandboxRequest> _requests = new();
    private long _revision;

    /// <summary>Grows with every change, so that the page can poll for news.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>In order of creation, archived ones included.</summary>
    public IReadOnlyList<SandboxContact> Contacts => Read(() => _contacts.Values.ToArray());

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<ContactConversation> Conversations => Read(() => _conversations.Values.Select(Whole).ToArray());

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<SandboxPart> Parts => Read(() => _parts.ToArray());

    /// <summary>In order of their responses.</summary>
    public IReadOnlyList<SandboxRequest> Requests => Read(() => _requests.ToArray());

    /// <exception cref="ApiException">409: a user already has this email address or external id.</exception>
    public SandboxContact AddContact(SandboxContact contact) => Change(() =>
    {
        RequireUnique(contact);
        return _contacts[contact.Id] = contact;
    });

    public SandboxContact? FindContact(string id) => Read(() => _contacts.GetValueOrDefault(id));

    /// <exception cref="ApiException">404: no contact has this id. 409: as for a new contact.</exception>
    public SandboxContact UpdateContact(string id, Func<SandboxContact, SandboxContact> change) => Change(() =>
    {
        var contact = change(_contacts.GetValueOrDefault(id) ?? throw ApiException.NotFound("User Not Found"));
        RequireUnique(contact);
        return _contacts[id] = contact;
    });

    /// <param name="conversation">The conversation.</param>
    /// <param name="role">The role that its contact must have; null for any.</param>
    /// <exception cref="ApiException">404: the contact is unknown or archived, or has a different role.</exception>
    public SandboxConversation AddConversation(SandboxConversation conversation, string? role = null) => Change(() =>
    {
        if (_contacts.GetValueOrDefault(conversation.ContactId) is not { Archived: false } contact || (role != null && contact.Role != role))
            throw ApiException.NotFound("User Not Found");

        _contacts[contact.Id] = contact with { LastRepliedAt = conversation.CreatedAt };
        return _conversations[conversation.Id] = conversation;
    });

    public ContactConversation? FindConversation(string id) =>
        Read(() => _conversations.TryGetValue(id, out var conversation) ? Whole(conversation) : (ContactConversation?)null);

    /// <summary>Adds the part that <paramref name="write"/> makes for the conversation's contact, so that ids rise in the order of arrival.</summary>
    /// <returns>The conversation with the part.</returns>
    /// <exception cref="ApiException">404: there is no such conversation; or an error of <paramref name="write"/>.</exception>
    public ContactConversation AddPart(string conversationId, Func<SandboxContact, SandboxPart> write) => Change(() =>
    {
        var conversation = _conversations.GetValueOrDefault(conversationId) ?? throw ApiException.NotFound("Resource Not Found");
        var contact = _contacts[conversation.ContactId];
        var part = write(contact);
        _parts.Add(part);
        _partsOf[conversationId] = [.. PartsOf(conversationId), part];

        if (!part.IsByAdmin)
            _contacts[contact.Id] = contact with { LastRepliedAt = part.CreatedAt };

        return Whole(conversation);
    });

    public void AddRequest(SandboxRequest request) => Change(() =>
    {
        if (_requests.Count >= options.RequestHistory)
            _requests.Dequeue();

        _requests.Enqueue(request);
        return request;
    });

    public void Clear() => Change(() =>
    {
        _contacts.Clear();
        _conversations.Clear();
        _parts.Clear();
        _partsOf.Clear();
        _requests.Clear();
        return true;
    });

    // Only users are unique. Several leads may share an email address, with one another and with a user.
    private void RequireUnique(SandboxContact contact)
    {
        if (contact.Role != "user")
            return;

        foreach (var other in _contacts.Values)
        {
            if (other.Role != "user" || other.Id == contact.Id || !IsSamePerson(contact, other))
                continue;

            throw ApiException.Conflict(
                $"{(other.Archived ? "An archived contact" : "A contact")} matching those details already exists with id={other.Id}");
        }
    }

    private static bool IsSamePerson(SandboxContact a, SandboxContact b) =>
        (a.Email is not null && string.Equals(a.Email, b.Email, StringComparison.OrdinalIgnoreCase)) ||
        (a.ExternalId is not null && a.ExternalId == b.ExternalId);

    // Contacts are removed only together with everything else, so the contact who started a conversation always exists.
    private ContactConversation Whole(SandboxConversation conversation) => new(conversation, _contacts[conversation.ContactId], PartsOf(conversation.Id));

    // This array is replaced and never changed, so that readers may keep it.
    private SandboxPart[] PartsOf(string conversationId) => _partsOf.GetValueOrDefault(conversationId) ?? [];

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }

    private T Change<T>(Func<T> change)
    {
        lock (_lock)
        {
            var result = change();
            _revision++;
            return result;
        }
    }
}
