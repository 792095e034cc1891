using Elsa.Intercom.Client;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Newtonsoft.Json;

namespace Elsa.Intercom.Activities;

/// <summary>What a dry run shows its author. Holds the message and the contact, so it belongs into outputs only.</summary>
/// <param name="Request">The JSON that would be sent.</param>
/// <param name="Curl">The request as a command.</param>
/// <param name="ResolvedInputs">What became of each input, as JSON.</param>
internal sealed record ConversationPreview(string Request, string Curl, string ResolvedInputs)
{
    /// <param name="order">What would be created, with the contact looked up.</param>
    /// <param name="connection">Where.</param>
    public static ConversationPreview Of(ConversationOrder order, IntercomConnection connection) => new(
        IntercomJson.Text(order.Request, Formatting.Indented),
        CurlCommand.Of(IntercomClient.CreationOf(order.Request), connection),
        Activities.ResolvedInputs.Of(order, connection).ToString(Formatting.Indented));
}
