using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Conversations;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The conversations and their parts.</summary>
internal sealed partial class SandboxStore
{
    private readonly OrderedDictionary<string, ConversationLog> _conversations = [];
    private readonly List<SandboxPart> _parts = [];
    private DateTimeOffset _nextWake = DateTimeOffset.MaxValue;

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<ContactConversation> Conversations => Read(() => _conversations.Values.Select(x => Whole(x, x.Current)).ToArray());

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<SandboxPart> Parts => Read(() => _parts.ToArray());

    /// <summary>The conversations as they were stored at that time, in order of arrival.</summary>
    public IReadOnlyList<ContactConversation> ConversationsAsOf(DateTimeOffset moment) => Read<IReadOnlyList<ContactConversation>>(
        () => [.. from log in _conversations.Values let snapshot = log.AsOf(moment) where snapshot is not null select Whole(log, snapshot)]);

    public ContactConversation? FindConversation(string id) =>
        Read(() => _conversations.TryGetValue(id, out var log) ? Whole(log, log.Current) : (ContactConversation?)null);

    /// <summary>The conversation of the contact that changed last; null if there is none.</summary>
    public string? LastConversationOf(string contactId) => Read(() => _conversations.Values.Select(x => x.Current)
        .Where(x => x.ContactIds.Contains(contactId)).OrderBy(x => x.UpdatedAt).LastOrDefault()?.Id);

    /// <summary>Adds a conversation that its contact or, with <see cref="SandboxConversation.StartedByAdminId"/>, an admin started.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="role">The role that its contact must have; null for any.</param>
    /// <exception cref="ApiException">404: the contact is unknown or archived, or has a different role.</exception>
    public SandboxConversation AddConversation(SandboxConversation conversation, string? role = null) => Change(() =>
    {
        if (FindContact(conversation.ContactId) is not { Archived: false } contact || (role != null && contact.Role != role))
            throw ApiException.NotFound("User Not Found");

        if (conversation.StartedByAdminId is null)
        {
            var at = conversation.CreatedAt;
            Replied(contact.Id, at);
            conversation = conversation with
            {
                WaitingSince = at,
                Statistics = new ConversationStatistics { FirstContactReplyAt = at, LastContactReplyAt = at }
            };
        }

        _conversations[conversation.Id] = new ConversationLog(conversation);
        return conversation;
    });

    /// <summary>Makes the change that <paramref name="write"/> returns, so that ids of parts rise in the order of arrival.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="write">Makes the change. The same conversation means that nothing changes.</param>
    /// <param name="missing">The message if there is no such conversation.</param>
    /// <returns>The conversation afterwards.</returns>
    /// <exception cref="ApiException">404: there is no such conversation; or an error of <paramref name="write"/>.</exception>
    public ContactConversation ChangeConversation(
        string id, Func<ContactConversation, ConversationChange> write, string missing = "Resource Not Found") => Change(() =>
    {
        var log = _conversations.GetValueOrDefault(id) ?? throw ApiException.NotFound(missing);
        var change = write(Whole(log, log.Current));

        if (!ReferenceEquals(change.Conversation, log.Current))
            log.Add(change);

        _parts.AddRange(change.Parts);

        foreach (var part in change.Parts.Where(x => x.IsByContact))
            Replied(part.AuthorId, part.CreatedAt);

        if (change.Conversation.SnoozedUntil < _nextWake)
            _nextWake = change.Conversation.SnoozedUntil.Value;

        return Whole(log, log.Current);
    });

    private void WakeDue()
    {
        var now = _options.TimeProvider.GetUtcNow();

        if (now < _nextWake)
            return;

        _nextWake = DateTimeOffset.MaxValue;
        _revision++;

        foreach (var log in _conversations.Values.Where(x => x.Current.SnoozedUntil is not null))
        {
            var until = log.Current.SnoozedUntil!.Value;

            if (until <= now)
                log.Add(new ConversationChange(log.Current.Awake(until)));
            else if (until < _nextWake)
                _nextWake = until;
        }
    }

    private void ClearConversations()
    {
        _conversations.Clear();
        _parts.Clear();
        _nextWake = DateTimeOffset.MaxValue;
    }

    // Deleted contacts and admins stay known, so that what they wrote can be shown.
    private ContactConversation Whole(ConversationLog log, SandboxConversation snapshot)
    {
        var whole = new ContactConversation(snapshot, _contacts[snapshot.ContactId], log.PartsOf(snapshot))
        {
            StartedBy = snapshot.StartedByAdminId is { } id ? _admins.GetValueOrDefault(id) : null
        };

        if (snapshot.IsTicket && _tickets.TryGetValue(snapshot.Id, out var ticket))
            whole = whole with { Ticket = ticket, TicketType = _ticketTypes[ticket.TypeId] };

        if (snapshot.LinkedTicketIds.Count > 0)
            whole = whole with { LinkedTickets = [.. snapshot.LinkedTicketIds.Select(x => (x, _ticketTypes[_tickets[x].TypeId].Category))] };

        return snapshot.ContactIds is [var only] && only == snapshot.ContactId
            ? whole
            : whole with { Participants = [.. snapshot.ContactIds.Select(x => _contacts[x])] };
    }
}
