using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Responses in the format of Intercom's API 2.14.</summary>
internal static class Answers
{
    public const string ContactId = "6762f0dd1bb69f9f2193bb83";
    public const string OtherContactId = "6762f0d51bb69f9f2193bb7f";
    public const string ConversationId = "1295";
    public const string MessageId = "403918251";
    public const string RequestId = "b68959ea-6328-4f70-83cb-e7913dba1542";

    public static string Created(object? conversationId = null) => new JObject
    {
        ["type"] = "user_message",
        ["id"] = MessageId,
        ["created_at"] = 1734537501,
        ["body"] = "Hello",
        ["message_type"] = "inapp",
        ["conversation_id"] = JToken.FromObject(conversationId ?? ConversationId),
    }.ToString();

    public static string Error(string code, string message, string? requestId = RequestId)
    {
        var body = new JObject { ["type"] = "error.list", ["errors"] = new JArray(new JObject { ["code"] = code, ["message"] = message }) };

        if (requestId != null)
            body["request_id"] = requestId;

        return body.ToString();
    }

    public static string Contact(string id = ContactId, string role = "user", string? email = null, string? externalId = null, bool archived = false) =>
        ContactJson(id, role, email, externalId, archived).ToString();

    public static JObject ContactJson(
        string id = ContactId, string role = "user", string? email = null, string? externalId = null, bool archived = false) => new()
        {
            ["type"] = "contact",
            ["id"] = id,
            ["role"] = role,
            ["email"] = email,
            ["external_id"] = externalId,
            ["name"] = null,
            ["phone"] = null,
            ["archived"] = archived,
            ["created_at"] = 1734537501,
            ["tags"] = new JObject { ["type"] = "list", ["data"] = new JArray() },
        };

    public static string Contacts(params JObject[] contacts) => new JObject
    {
        ["type"] = "list",
        ["data"] = new JArray(contacts.Cast<object>().ToArray()),
        ["total_count"] = contacts.Length,
        ["pages"] = new JObject { ["type"] = "pages", ["page"] = 1, ["per_page"] = 50, ["total_pages"] = 1 },
    }.ToString();

    public static string Me(string idCode = "abc123", string? region = "US") => new JObject
    {
        ["type"] = "admin",
        ["id"] = "991267459",
        ["app"] = new JObject { ["type"] = "app", ["id_code"] = idCode, ["name"] = "Acme", ["region"] = region },
    }.ToString();
}
