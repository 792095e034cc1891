using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A request as it reached the socket.</summary>
internal sealed record SentRequest(HttpRequestMessage Message, string Method, Uri Uri, string? Body)
{
    private readonly Dictionary<string, string> _headers = Message.Headers
        .Concat(Message.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>For example <c>POST /conversations</c>.</summary>
    public string Line => $"{Method} {Uri.PathAndQuery}";

    public JObject Json => JObject.Parse(Body!);

    /// <summary>A header of the message or of its content, as sent; null if there was none.</summary>
    public string? Header(string name) => _headers.GetValueOrDefault(name);
}
