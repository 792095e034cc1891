using System.Security.Cryptography;
using System.Text;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Deliveries of webhooks in the shape of Intercom's.</summary>
internal static class Deliveries
{
    public const string Workspace = "abc12345";
    public const string Secret = "client-secret-canary-4e1d";
    public const string ContactId = "507f1f77bcf86cd799439011";

    /// <summary>A contact's reply. Its texts are canaries.</summary>
    public static string Replied(
        string id = "notif_0001", string partId = "901", string conversationId = "1295", long created = 1_772_366_400, string app = Workspace) => $$"""
        {
          "type": "notification_event", "app_id": "{{app}}", "id": "{{id}}", "topic": "conversation.user.replied", "links": {}, "self": null,
          "delivery_status": "pending", "delivery_attempts": 1, "delivered_at": 0, "first_sent_at": {{created + 2}}, "created_at": {{created + 1}},
          "data": { "type": "notification_event_data", "item": {
            "type": "conversation", "id": "{{conversationId}}", "created_at": 1772000000, "state": "open", "title": "{{Canaries.Subject}}",
            "source": { "type": "conversation", "id": "403", "body": "{{Canaries.Text}}", "author": { "type": "admin", "id": "814" } },
            "contacts": { "type": "contact.list", "contacts": [{ "type": "contact", "id": "{{ContactId}}" }] },
            "conversation_parts": { "type": "conversation_part.list", "total_count": 1, "conversation_parts": [{
              "type": "conversation_part", "id": "{{partId}}", "part_type": "comment", "body": "<p>{{Canaries.Text}}</p>", "created_at": {{created}},
              "author": { "type": "user", "id": "{{ContactId}}", "name": "{{Canaries.FullName}}", "email": "{{Canaries.Email}}" } }] } } }
        }
        """;

    public static string Ping(string app = Workspace) => $$"""
        { "type": "notification_event", "app_id": "{{app}}", "id": null, "topic": "ping", "created_at": 1772366400,
          "data": { "type": "notification_event_data", "item": { "type": "ping", "message": "a message from the Developer Hub" } } }
        """;

    /// <summary>The header's value for a body.</summary>
    public static string Sign(string body, string secret = Secret) => Sign(Encoding.UTF8.GetBytes(body), secret);

    public static string Sign(byte[] body, string secret = Secret) =>
#pragma warning disable CA5350 // Intercom's algorithm.
        "sha1=" + Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), body));
#pragma warning restore CA5350
}
