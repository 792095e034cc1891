using System.Net;
using System.Text.RegularExpressions;
using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Soak;

/// <summary>The result of one sign-up.</summary>
internal sealed partial class Outcome
{
    private readonly IReadOnlyList<Delivery> _senders;
    private readonly IReadOnlyList<string> _told;

    public Outcome(IGrouping<Signup, Delivery> senders, IEnumerable<StoredConversation> stored, SoakRow? row)
    {
        Signup = senders.Key;
        Stored = [.. stored];
        Row = row;
        _senders = [.. senders];
        _told = [.. _senders.Select(sender => sender.ConversationId).OfType<string>().Distinct()];
    }

    public Signup Signup { get; }

    public IReadOnlyList<StoredConversation> Stored { get; }

    public SoakRow? Row { get; }

    public bool IsAnswered => _told.Count > 0;

    public bool IsUnknown => !IsAnswered && !IsUnnamed;

    public bool IsLost => _told.Any(id => Stored.All(conversation => conversation.Id != id));

    public bool IsWrong =>
        _told.Count > 1 || (IsAnswered && Row is not { State: LedgerRowState.Done }) ||
            (Row?.ConversationId is { } recorded && _told.Any(id => id != recorded)) || _senders.Any(IsOfAnother);

    public bool IsUnnamed => _senders.Any(sender => !sender.IsAnswered && (!sender.IsUnknown || Row is not { State: LedgerRowState.Unknown }));

    private bool IsOfAnother(Delivery sender) =>
        Stored.FirstOrDefault(conversation => conversation.Id == sender.ConversationId) is { } conversation &&
        (conversation.ContactId != sender.ContactId || PlainText(conversation.Text) != Signup.Text);

    private static string PlainText(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
