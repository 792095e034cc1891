using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Events;

/// <summary>The routes below /events.</summary>
internal sealed class EventRoutes(SandboxStore store, IdGenerator ids)
{
    private const int MaxMetadata = 10;
    private static readonly TimeSpan Listed = TimeSpan.FromDays(90);

    /// <summary>202 without a body, also for an event that is there already.</summary>
    public ApiAnswer Track(ApiRequest request)
    {
        var body = request.Body;
        var name = body.String("event_name");

        if (string.IsNullOrWhiteSpace(name))
            throw body.Mismatch("event_name", "a non-empty string");

        if (!body.TryTime("created_at", nullable: false, out var createdAt))
            throw ApiException.Invalid("created_at is required", "created_at");

        var metadata = Metadata(body);
        var contact = Contact(ContactIdentifier.Read(body, "id", "user_id"));

        return ApiAnswer.Accepted(store.AddEvent(new SandboxEvent
        {
            Id = ids.NewRequestId(),
            ContactId = contact.Id,
            Name = name,
            CreatedAt = createdAt!.Value,
            Metadata = metadata
        }));
    }

    /// <summary>The events of the last 90 days, the newest first, or with <c>summary=true</c> their names with counts.</summary>
    public ApiAnswer List(ApiRequest request)
    {
        var query = request.Query;

        if (query["type"] != "user")
            throw ApiException.Invalid("type must be user", "type");

        var contact = Contact(new ContactIdentifier(Text("intercom_user_id"), Text("user_id"), Text("email")));
        var events = store.EventsOf(contact.Id);
        var json = new JsonObject
        {
            ["type"] = "event.summary",
            ["events"] = query["summary"] == "true"
                ? EventJson.WriteSummary(events)
                : EventJson.Write(events.Where(x => x.CreatedAt >= request.Time.Now - Listed).OrderByDescending(x => x.CreatedAt), contact),
            ["pages"] = new JsonObject(),
            ["intercom_user_id"] = contact.Id
        };

        EventJson.AddIdentity(json, contact);
        return ApiAnswer.Ok(json);

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    // The prose allows more types of values than the schema, which knows only strings.
    private static Dictionary<string, JsonElement> Metadata(JsonFields body)
    {
        if (body.Value("metadata") is not { } metadata)
            return [];

        // "Once the quota is reached, we ignore any further keys we receive", by their order.
        return metadata.ValueKind == JsonValueKind.Object
            ? metadata.EnumerateObject().Take(MaxMetadata).ToDictionary(x => x.Name, x => x.Value)
            : throw body.Mismatch("metadata", "an object");
    }

    private SandboxContact Contact(ContactIdentifier identifier)
    {
        if (identifier == default)
            throw ApiException.Invalid("One of the contact's id, user_id or email is required");

        return identifier.Find(store) ?? throw ApiException.NotFound("User Not Found");
    }
}
