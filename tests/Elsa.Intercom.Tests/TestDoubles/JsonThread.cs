using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A conversation with its parts, in Intercom's response (API 2.14).</summary>
internal static class JsonThread
{
    public const string Id = "42";

    public static string Of(JObject? fields = null, params JObject[] parts)
    {
        var json = new JsonConversation(Id).Json();
        json["state"] = "open";
        json["conversation_parts"] = new JObject { ["conversation_parts"] = new JArray(parts.Cast<object>().ToArray()), ["total_count"] = parts.Length };
        json.Merge(fields ?? []);
        return json.ToString();
    }

    public static string InState(string state) => Of(new JObject { ["state"] = state });

    public static JObject Part(string id, string body, string authorType = "admin", string type = "comment", string? name = null) => new()
    {
        ["type"] = "conversation_part",
        ["id"] = id,
        ["part_type"] = type,
        ["body"] = body,
        ["created_at"] = TestClock.Start.ToUnixTimeSeconds(),
        ["author"] = new JObject { ["type"] = authorType, ["id"] = authorType == "admin" ? "991" : Answers.ContactId, ["name"] = name },
    };
}
