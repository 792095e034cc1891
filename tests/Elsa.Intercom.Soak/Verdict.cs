using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Soak;

/// <summary>The results of the sign-ups, from the responses, the sandbox's data and the ledger.</summary>
internal sealed record Verdict
{
    public required int Answered { get; init; }

    /// <summary>Sign-ups whose conversation or welcome is unknown, both in the response and in the ledger.</summary>
    public required int Unknown { get; init; }

    /// <summary>The number of <see cref="Unknown"/> that do have a conversation, which no search could assign to them.</summary>
    public required int UnknownButStored { get; init; }

    /// <summary>Sign-ups whose response names a conversation that doesn't exist.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Sign-ups with more than one conversation, or with more than one welcome in it.</summary>
    public required IReadOnlyList<string> Duplicated { get; init; }

    /// <summary>Sign-ups whose responses name another sign-up's conversation, or different ones.</summary>
    public required IReadOnlyList<string> Wrong { get; init; }

    /// <summary>Sign-ups without a final response, whose key is not unknown in the ledger.</summary>
    public required IReadOnlyList<string> Unnamed { get; init; }

    /// <summary>Conversations without a sign-up, and keys that still have a lease.</summary>
    public required IReadOnlyList<string> Unaccounted { get; init; }

    /// <summary>The number of POSTs for keys with a known result, or with one known to be unknown.</summary>
    public required int PostedLate { get; init; }

    public bool IsGood => Lost.Count + Duplicated.Count + Wrong.Count + Unnamed.Count + Unaccounted.Count + PostedLate == 0;

    public static Verdict Decide(
        IEnumerable<Delivery> deliveries,
        IReadOnlyCollection<StoredConversation> conversations,
        IReadOnlyDictionary<string, SoakRow> rows,
        Func<Signup, string> keyOf,
        Func<string, string> keyOfWelcome,
        int postedLate)
    {
        var stored = conversations.ToLookup(conversation => conversation.SignupId);
        var outcomes = deliveries.GroupBy(delivery => delivery.Signup).Select(
            senders =>
            {
                var row = rows.GetValueOrDefault(keyOf(senders.Key));
                return new Outcome(senders, stored[senders.Key.Id], row, row?.ResultId is { } id ? rows.GetValueOrDefault(keyOfWelcome(id)) : null);
            }).ToList();
        var signups = outcomes.Select(outcome => outcome.Signup.Id).ToHashSet();
        var keys = outcomes.Select(outcome => keyOf(outcome.Signup))
            .Concat(outcomes.Select(outcome => outcome.Row?.ResultId).OfType<string>().Select(keyOfWelcome)).ToHashSet();

        return new Verdict
        {
            PostedLate = postedLate,
            Answered = outcomes.Count(outcome => outcome.IsAnswered),
            Unknown = outcomes.Count(outcome => outcome.IsUnknown),
            UnknownButStored = outcomes.Count(outcome => outcome is { IsUnknown: true, Stored.Count: > 0, Row.State: LedgerRowState.Unknown }),
            Lost = Where(outcome => outcome.IsLost),
            Duplicated = Where(outcome => outcome.IsDuplicated),
            Wrong = Where(outcome => outcome.IsWrong),
            Unnamed = Where(outcome => outcome.IsUnnamed),
            Unaccounted =
            [
                .. conversations.Where(
                    conversation =>
                        conversation.SignupId == null || !signups.Contains(conversation.SignupId)).Select(conversation => $"conversation {conversation.Id}"),
                .. rows.Where(row => !keys.Contains(row.Key)).Select(row => $"key {row.Key}"),
                .. Where(outcome => IsOpen(outcome.Row) || IsOpen(outcome.Welcome)),
            ],
        };

        static bool IsOpen(SoakRow? row) => row is { State: LedgerRowState.Claimed or LedgerRowState.Sending };

        string[] Where(Func<Outcome, bool> condition) => [.. outcomes.Where(condition).Select(outcome => outcome.Signup.Id)];
    }
}
