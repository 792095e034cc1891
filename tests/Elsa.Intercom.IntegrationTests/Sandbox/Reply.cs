using System.Net;
using System.Text.Json;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A response of the sandbox, read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonDocument.Parse(Text).RootElement);

    public JsonElement Json => _json.Value;

    public JsonElement this[string name] => Json.GetProperty(name);

    public string Id => this["id"].GetString()!;

    public JsonElement Error => Assert.Single(this["errors"].EnumerateArray());

    /// <summary>Requires an error.list with one error, as in the description, with the request id of the header.</summary>
    public void MustBeError(HttpStatusCode status, string code, string? message = null)
    {
        Assert.Equal((status, code), (Status, Error.GetProperty("code").GetString()));
        Shapes.Error.Check(Json);
        Assert.Equal(Headers["X-Request-Id"], this["request_id"].GetString());

        if (message is not null)
            Assert.Equal(message, Error.GetProperty("message").GetString());
    }
}
