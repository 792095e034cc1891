using System.Security.Cryptography;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// One operation that must not happen twice, as data. <see cref="IdempotentSender"/> executes it: one key, one result, whatever fails.
/// </summary>
/// <typeparam name="T">The result. The ledger stores it as JSON, so it contains only ids and dates.</typeparam>
internal sealed record IdempotentOperation<T>
    where T : class
{
    /// <summary>The kind of operation, for errors and as a part of the key's hash: <c>conversation</c>, <c>reply</c>. Never changes after a release.</summary>
    public required string Kind { get; init; }

    public required string Connection { get; init; }

    /// <summary>The author's input before any lookup. The ledger stores its hash, to recognize a different request with the same key.</summary>
    public required object Input { get; init; }

    /// <summary>The text that people see. A search compares it with the texts in Intercom.</summary>
    public required string Text { get; init; }

    /// <summary>The date that the workflow's author gives the result; null for the time of sending.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>Sentences about input that is sent unchanged, although it may not be what the author means.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Throws an <see cref="IntercomException"/> if the operation is known to be wrong before any request is sent.</summary>
    public required Action<IntercomConnection> Check { get; init; }

    /// <summary>Does the lookups that the request needs.</summary>
    public required Func<CancellationToken, Task<ResolvedOperation>> ResolveAsync { get; init; }

    /// <summary>Reads the response. If it has no id, the error is <see cref="IntercomErrorKind.Unknown"/>, because the operation may have happened.</summary>
    public required Func<IntercomAnswer, ResolvedOperation, T> Read { get; init; }

    /// <summary>Intercom's id of the result.</summary>
    public required Func<T, string> IdOf { get; init; }

    /// <summary>Lists what may be the result of an attempt. Null if there is no way to search; an unclear attempt then stays unknown, which is safe.</summary>
    public Func<SearchWindow, CancellationToken, Task<Candidates<T>>>? FindCandidatesAsync { get; init; }

    /// <summary>The permission that the search needs, as Intercom's Developer Hub names it.</summary>
    public string SearchPermission { get; init; } = "Read conversations";

    /// <summary>Adds an explanation to a 404. By default, none.</summary>
    public Func<ResolvedOperation, IntercomException, CancellationToken, Task<IntercomException>> ExplainMissingAsync { get; init; } = (_, missing, _) =>
        Task.FromResult(missing);

    /// <summary>A hash of the input.</summary>
    public string RequestHash() => Hash(Input);

    /// <summary>A hash of what distinguishes results in a search: author, subject and normalized text.</summary>
    public string Fingerprint(string? author, string subject) => Hash(new[] { author ?? subject, subject, DisplayedText.Normalize(Text) });

    private static string Hash(object value) => Convert.ToHexString(SHA256.HashData(IntercomJson.Write(value)));
}
