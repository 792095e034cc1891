using System.Security.Cryptography;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// One operation that must not happen twice, as data. <see cref="IdempotentSender"/> carries it out: one key, one result, whatever fails.
/// </summary>
/// <typeparam name="T">What comes of it. The ledger keeps it as JSON, so it holds ids and dates only.</typeparam>
internal sealed record IdempotentOperation<T>
    where T : class
{
    /// <summary>What is done, as a word for errors and a part of the key's hash: <c>conversation</c>, <c>reply</c>. Never changes once released.</summary>
    public required string Kind { get; init; }

    public required string Connection { get; init; }

    /// <summary>What the author asks for, before any lookup. The ledger keeps its hash, which tells another request under the same key.</summary>
    public required object Input { get; init; }

    /// <summary>The text that people see, by which an attempt is looked for.</summary>
    public required string Text { get; init; }

    /// <summary>Intercom's id of whoever speaks; null for the subject itself.</summary>
    public string? Author { get; init; }

    /// <summary>When it happened, where the author says so instead of Intercom; null for now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>What is sent as it is and may not be what the author means, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Refuses, with an <see cref="IntercomException"/>, what is known to be wrong before anything is asked or sent.</summary>
    public required Action<IntercomConnection> Check { get; init; }

    /// <summary>Looks up what the request needs.</summary>
    public required Func<CancellationToken, Task<ResolvedOperation>> ResolveAsync { get; init; }

    /// <summary>Reads the answer. One that lacks the id is <see cref="IntercomErrorKind.Unknown"/>: it may have happened.</summary>
    public required Func<IntercomAnswer, ResolvedOperation, T> Read { get; init; }

    /// <summary>Intercom's id of the result.</summary>
    public required Func<T, string> IdOf { get; init; }

    /// <summary>Lists what may be the result of an attempt. Null where nobody can look: an unclear attempt then stays unknown, which is safe.</summary>
    public Func<SearchWindow, CancellationToken, Task<Candidates<T>>>? FindCandidatesAsync { get; init; }

    /// <summary>Says more about a 404; by default, nothing.</summary>
    public Func<ResolvedOperation, IntercomException, CancellationToken, Task<IntercomException>> ExplainMissingAsync { get; init; } = (_, missing, _) =>
        Task.FromResult(missing);

    /// <summary>A hash of what is asked for.</summary>
    public string RequestHash() => Hash(Input);

    /// <summary>A hash of what tells a result from others when it is looked at: who speaks, where, and the text as it may be shown.</summary>
    public string Fingerprint(string subject) => Hash(new[] { Author ?? subject, subject, DisplayedText.Normalize(Text) });

    private static string Hash(object value) => Convert.ToHexString(SHA256.HashData(IntercomJson.Write(value)));
}
