using System.Text.Json;

namespace Elsa.Intercom.Soak;

/// <summary>A conversation in the API's response.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ContactId">Intercom's id of its contact.</param>
/// <param name="SignupId">The contact's external id.</param>
/// <param name="Text">The message, in the API's HTML.</param>
/// <param name="Parts">How many parts it has: the welcome.</param>
internal sealed record StoredConversation(string Id, string ContactId, string? SignupId, string Text, int Parts)
{
    public static StoredConversation Read(JsonElement json)
    {
        var contact = json.GetProperty("contacts").GetProperty("contacts")[0];

        return new StoredConversation(
            json.GetProperty("id").GetString()!,
            contact.GetProperty("id").GetString()!,
            contact.GetProperty("external_id").GetString(),
            json.GetProperty("source").GetProperty("body").GetString()!,
            json.GetProperty("statistics").GetProperty("count_conversation_parts").GetInt32());
    }
}
