using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Reads <c>reply_options</c>: the buttons that an admin offers, or the one that a contact chose (2.14, 2.16).</summary>
internal static class QuickReplyFields
{
    public static IReadOnlyList<SandboxQuickReply> Offered(JsonFields body) =>
        Read(body) is { Count: > 0 } options ? options : throw ApiException.Invalid("reply_options is required", "reply_options");

    public static string? Chosen(JsonFields body) => Read(body) switch
    {
        [] => null,
        [var option] => option.Uuid,
        _ => throw body.Mismatch("reply_options", "the one option that the contact chose")
    };

    private static IReadOnlyList<SandboxQuickReply> Read(JsonFields body) =>
        [.. body.Objects("reply_options").Select(x => new SandboxQuickReply { Text = x.String("text"), Uuid = x.String("uuid") })];
}
