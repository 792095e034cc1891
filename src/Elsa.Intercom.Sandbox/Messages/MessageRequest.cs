using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Messages;

/// <summary>
/// Reads create_message_request (2.14, 2.16). The schema calls the channel in the Messenger <c>in_app</c>, its examples and responses
/// <c>inapp</c>; both are accepted. So are an admin's id as a number, as in the schema, and as a string, as in the examples.
/// </summary>
internal static class MessageRequest
{
    /// <summary>The message, without an id.</summary>
    /// <exception cref="ApiException">400, 422: the request breaks the description. 404: the admin or a contact is unknown.</exception>
    public static SandboxMessage Read(ApiRequest request, SandboxStore store)
    {
        var (body, version) = (request.Body, request.Version);
        var channel = Channel(body);
        var text = MessageFields.Text(body);
        var isEmail = channel == SandboxMessage.Email;

        if (!body.TryString("subject", nullable: false, out var subject) && isEmail)
            throw new ApiException(StatusCodes.Status422UnprocessableEntity, "parameter_not_found", "No subject supplied for email message");

        if (!body.TryString("template", nullable: false, out var template) && isEmail)
            throw ApiException.Invalid("template is required", "template");

        if (template is not (null or "plain" or "personal"))
            throw body.Mismatch("template", "plain or personal");

        var from = body.Object("from");

        if (from.String("type") != SandboxPart.Admin)
            throw from.Mismatch("type", SandboxPart.Admin);

        var adminId = from.Id("id");
        var recipients = Recipients(body, "to", version);

        if (recipients.Count == 0)
            throw ApiException.Invalid("to is required", "to");

        return new SandboxMessage
        {
            Id = "",
            MessageType = channel,
            AdminId = store.RequireAdmin(adminId).Id,
            ContactIds = Known(recipients, store),
            CopyContactIds = version.Is214OrNewer ? Known(Recipients(body, "cc", version), store) : [],
            BlindCopyContactIds = version.Is214OrNewer ? Known(Recipients(body, "bcc", version), store) : [],
            Body = text,
            Subject = subject,
            Template = template,
            CreatedAt = version.KnowsCreatedAt && body.TryTime("created_at", nullable: false, out var at) ? at!.Value : request.Time.NowToTheSecond
        };
    }

    public static bool OpensConversation(JsonFields body) =>
        body.TryBoolean("create_conversation_without_contact_reply", out var opens) && opens == true;

    private static string Channel(JsonFields body) => body.String("message_type") switch
    {
        "in_app" or SandboxMessage.InApp => SandboxMessage.InApp,
        SandboxMessage.Email => SandboxMessage.Email,
        _ => throw body.Mismatch("message_type", "in_app or email; the sandbox knows no other channel")
    };

    // One recipient, or from 2.14 on several.
    private static IReadOnlyList<JsonFields> Recipients(JsonFields body, string name, ApiVersion version) => body.Value(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } when version.Is214OrNewer => body.Objects(name),
        _ => [body.Object(name)]
    };

    private static IReadOnlyList<string> Known(IReadOnlyList<JsonFields> recipients, SandboxStore store) => [.. recipients.Select(x => Known(x, store))];

    private static string Known(JsonFields recipient, SandboxStore store)
    {
        var role = recipient.String("type");

        if (role is not ("user" or "lead"))
            throw recipient.Mismatch("type", "user or lead");

        return store.FindContact(recipient.String("id")) is { Archived: false } contact && contact.Role == role
            ? contact.Id
            : throw ApiException.NotFound("User Not Found");
    }
}
