using System.Globalization;
using Elsa.Intercom.Client;
using Elsa.Intercom.Options;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Activities;

/// <summary>What became of each input of a conversation: its value, and where it goes or why it stays behind. The token is no input.</summary>
internal static class ResolvedInputs
{
    private const string Empty = "The input is empty.";

    public static JObject Of(ConversationOrder order, IntercomConnection connection) => new()
    {
        ["connection"] = Connection(order, connection),
        ["contact"] = Contact(order),
        ["fields"] = new JObject
        {
            ["Body"] = Field("body", order.Request.Body),
            ["Subject"] = Field("subject", order.Request.Subject),
            ["AttachmentUrls"] = Field("attachment_urls", order.Request.AttachmentUrls is { } urls ? new JArray(urls) : null),
            ["MessageType"] = Field("message_type", order.Request.MessageType),
            ["CreatedAt"] = CreatedAt(order.Request.CreatedAt),
            ["BrandId"] = Field("brand_id", order.Request.BrandId),
        },
        ["idempotencyKey"] = Key(order),
        ["onUnknown"] = order.CreateWhenUnknown ? "It is created again when a search finds no conversation of an unanswered attempt." : "An unanswered attempt that a search does not find is reported, and not sent again.",
        ["warnings"] = new JArray(ConversationJournal.Doubts(order)),
    };

    private static JObject Connection(ConversationOrder order, IntercomConnection connection) => new()
    {
        ["name"] = order.Connection,
        // Whose region a sandbox or a proxy is in, nobody can tell.
        ["region"] = IntercomRegionExtensions.FromAddress(connection.Address())?.ToString(),
        ["address"] = connection.Address().AbsoluteUri,
        ["apiVersion"] = connection.ApiVersion,
    };

    private static JObject Contact(ConversationOrder order) => new()
    {
        ["given"] = order.Contact,
        ["identifiedBy"] = order.IdentifyBy,
        ["lookUp"] = order.IdentifyBy switch
        {
            ContactIdentifiers.Email => "Found by the email address.",
            ContactIdentifiers.ExternalId => "Found by the external ID.",
            _ => "None: an Intercom ID is sent as it is, so whether it exists shows when it is sent.",
        },
        ["id"] = order.Request.From.Id,
        ["role"] = order.Request.From.Type,
        ["roleFrom"] = order.IdentifyBy == ContactIdentifiers.Id ? "The input Contact type." : $"Intercom. The input Contact type says {order.ContactType}.",
    };

    private static JObject Key(ConversationOrder order) => order.IdempotencyKey is { } key
        ? new JObject { ["value"] = key, ["meaning"] = "Given: one conversation for this key, however often the workflow runs." }
        : new JObject { ["value"] = null, ["meaning"] = "Automatic: one conversation for each time this step runs." };

    private static JObject CreatedAt(DateTimeOffset? date)
    {
        var field = Field("created_at", date?.ToUnixTimeSeconds());

        if (date is { } given)
            field["date"] = given.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        return field;
    }

    private static JObject Field(string name, JToken? value) => value is null or JValue { Value: null }
        ? new JObject { ["sent"] = false, ["why"] = Empty }
        : new JObject { ["sent"] = true, ["as"] = name, ["value"] = value };
}
