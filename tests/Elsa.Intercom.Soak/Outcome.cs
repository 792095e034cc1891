using System.Net;
using System.Text.RegularExpressions;
using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Soak;

/// <summary>The result of one sign-up.</summary>
internal sealed partial class Outcome
{
    private readonly IReadOnlyList<Delivery> _senders;
    private readonly IReadOnlyList<string> _told;

    /// <param name="senders">The senders of the sign-up.</param>
    /// <param name="stored">The sign-up's conversations.</param>
    /// <param name="row">The ledger's row of the conversation.</param>
    /// <param name="welcome">The ledger's row of the welcome.</param>
    public Outcome(IGrouping<Signup, Delivery> senders, IEnumerable<StoredConversation> stored, SoakRow? row, SoakRow? welcome)
    {
        Signup = senders.Key;
        Stored = [.. stored];
        Row = row;
        Welcome = welcome;
        _senders = [.. senders];
        _told = [.. _senders.Select(sender => sender.ConversationId).OfType<string>().Distinct()];
    }

    public Signup Signup { get; }

    public IReadOnlyList<StoredConversation> Stored { get; }

    public SoakRow? Row { get; }

    public SoakRow? Welcome { get; }

    public bool IsAnswered => _told.Count > 0;

    public bool IsUnknown => !IsAnswered && !IsUnnamed;

    /// <summary>Whether there is a second conversation, or a second welcome in one.</summary>
    public bool IsDuplicated => Stored.Count > 1 || Stored.Any(conversation => conversation.Parts > 1);

    public bool IsLost => _told.Any(id => Stored.All(conversation => conversation.Id != id));

    public bool IsWrong =>
        _told.Count > 1 || (IsAnswered && Row is not { State: LedgerRowState.Done }) ||
            (Row?.ResultId is { } recorded && _told.Any(id => id != recorded)) || _senders.Any(IsOfAnother);

    public bool IsUnnamed => _senders.Any(sender => !sender.IsAnswered && (!sender.IsUnknown || !IsNamed));

    /// <summary>Whether the ledger says that the result of the conversation or of its welcome is unknown.</summary>
    private bool IsNamed => Row is { State: LedgerRowState.Unknown } || (Row is { State: LedgerRowState.Done } && Welcome is { State: LedgerRowState.Unknown });

    private bool IsOfAnother(Delivery sender) =>
        Stored.FirstOrDefault(conversation => conversation.Id == sender.ConversationId) is { } conversation &&
        (conversation.ContactId != sender.ContactId || PlainText(conversation.Text) != Signup.Text);

    private static string PlainText(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
