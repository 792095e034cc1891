using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Idempotency;

/// <summary>An operation whose lookups are done.</summary>
/// <param name="Subject">Intercom's id of the target: a contact, a conversation.</param>
/// <param name="Request">What is sent.</param>
internal sealed record ResolvedOperation(string Subject, IntercomRequest Request)
{
    /// <summary>Intercom's id of the text's author; null if the subject is the author.</summary>
    public string? Author { get; init; }

    /// <summary>What the journal shows of the lookups: names and ids, no texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Journal { get; init; } = [];

    /// <summary>What a dry run shows of the lookups.</summary>
    public JObject Explanation { get; init; } = [];
}
