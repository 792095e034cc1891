using System.Text.Json;

namespace Elsa.Intercom.Soak;

/// <summary>The sandbox's counts of requests and faults.</summary>
/// <param name="Requests">The number of received requests.</param>
/// <param name="RequestsHit">The number of requests with a fault.</param>
/// <param name="ByKind">The number of injections of each fault.</param>
/// <param name="Posts">The number of POSTs of conversations since the faults were set.</param>
internal sealed record FaultCount(int Requests, int RequestsHit, IReadOnlyDictionary<string, int> ByKind, int Posts)
{
    private const int NeverReached = 2_000_000_000;

    /// <summary>A fault that never hits: the rest of its skip shows the number of POSTs of conversations.</summary>
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

    /// <summary>The sandbox's description, without the parts that depend on the request.</summary>
    private static string Describe(JsonElement injection) =>
        injection.GetProperty("description").GetString()!.Replace(", nothing stored", " after storing", StringComparison.Ordinal);
}
