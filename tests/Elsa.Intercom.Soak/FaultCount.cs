using System.Text.Json;

namespace Elsa.Intercom.Soak;

/// <summary>What the sandbox says of requests and faults.</summary>
/// <param name="Requests">How many requests it received.</param>
/// <param name="RequestsHit">How many of them a fault hit.</param>
/// <param name="ByKind">How often each fault hit.</param>
/// <param name="Posts">How many conversations were posted since the faults were set.</param>
internal sealed record FaultCount(int Requests, int RequestsHit, IReadOnlyDictionary<string, int> ByKind, int Posts)
{
    private const int NeverReached = 2_000_000_000;

    /// <summary>A fault that never hits: what is left of its skip tells how many conversations were posted.</summary>
    public static IReadOnlyDictionary<string, object> PostCounter { get; } =
        new Dictionary<string, object> { ["fault"] = "no_conversation_id", ["method"] = "POST", ["path"] = "/conversations", ["skip"] = NeverReached };

    public static FaultCount Read(JsonElement faults, JsonElement state)
    {
        var injected = faults.GetProperty("injected").EnumerateArray().ToList();

        return new FaultCount(
            state.GetProperty("requests").GetProperty("total").GetInt32(),
            injected.Select(injection => injection.GetProperty("request_id").GetString()).Distinct().Count(),
            injected.CountBy(Describe).ToDictionary(),
            NeverReached - faults.GetProperty("active").EnumerateArray().Max(fault => fault.GetProperty("skip").GetInt32()));
    }

    /// <summary>The sandbox's words, without what depends on the request.</summary>
    private static string Describe(JsonElement injection) =>
        injection.GetProperty("description").GetString()!.Replace(", nothing stored", " after storing", StringComparison.Ordinal);
}
