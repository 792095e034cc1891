using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Idempotency;

/// <summary>An operation whose lookups are done.</summary>
/// <param name="Subject">Intercom's id of whom or what it is done to.</param>
/// <param name="Request">What is sent.</param>
internal sealed record ResolvedOperation(string Subject, IntercomRequest Request)
{
    /// <summary>What the journal tells of the lookups: names and ids, nothing that was said.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Journal { get; init; } = [];

    /// <summary>What a dry run tells its author of the lookups.</summary>
    public JObject Explanation { get; init; } = [];
}
