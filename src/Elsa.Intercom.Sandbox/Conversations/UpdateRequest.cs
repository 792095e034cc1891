using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Reads update_conversation_request (2.14, 2.16). An absent field changes nothing.</summary>
internal static class UpdateRequest
{
    /// <summary>The conversation with the new values, and the names of the custom attributes that changed.</summary>
    /// <exception cref="ApiException">400: the request breaks the description. 404: it names a company, and there is none.</exception>
    public static (SandboxConversation Conversation, IReadOnlyList<string> Attributes) Apply(
        SandboxConversation conversation, JsonFields body, ApiVersion version)
    {
        if (body.TryBoolean("read", out var read) && read is not null)
            conversation = conversation with { Read = read.Value };

        if (version.KnowsTitle && body.TryString("title", nullable: false, out var title))
            conversation = conversation with { Title = title };

        if (version.Is214OrNewer && body.TryString("company_id", nullable: true, out var company) && company is not null)
            throw new ApiException(StatusCodes.Status404NotFound, "company_not_found", "Company Not Found");

        if (body.Value("custom_attributes") is not { } sent)
            return (conversation, []);

        if (sent.ValueKind != JsonValueKind.Object)
            throw body.Mismatch("custom_attributes", "an object");

        var merged = new Dictionary<string, JsonElement>(conversation.CustomAttributes);
        var changed = new List<string>();

        foreach (var attribute in sent.EnumerateObject())
        {
            if (merged.TryGetValue(attribute.Name, out var current) && JsonElement.DeepEquals(current, attribute.Value))
                continue;

            merged[attribute.Name] = attribute.Value;
            changed.Add(attribute.Name);
        }

        return (changed.Count == 0 ? conversation : conversation with { CustomAttributes = merged }, changed);
    }
}
