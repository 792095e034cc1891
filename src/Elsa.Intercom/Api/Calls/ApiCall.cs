using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A request that the client has no method for. It goes to the connection's own address, with its token, version and limits.</summary>
public sealed class ApiCall
{
    /// <summary><c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>. <c>GET</c> by default.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>
    /// The path below the connection's address, for example <c>contacts/6762f11b1bb69f9f2193bba3/notes</c>, percent-encoded, without a query. Required.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>The query by name; the values are encoded. <see langword="null"/> for none.</summary>
    public IReadOnlyDictionary<string, string>? Query { get; set; }

    /// <summary>The body: an object that is written as JSON. <see langword="null"/> for none; a change then has the body <c>{}</c>.</summary>
    public object? Body { get; set; }

    /// <summary>
    /// Whether a repetition has no further effect, so that the request is sent again after an unclear response. Reading always is: <c>GET</c>, and
    /// <c>POST</c> to a path that ends in <c>/search</c>. <see langword="false"/> by default.
    /// </summary>
    public bool IsSafeToRepeat { get; set; }

    internal bool IsRead =>
        Method == "GET" || (Method == "POST" && Path.EndsWith("/search", StringComparison.Ordinal));

    /// <summary>The path with its ids and names left out, for logs and for the ledger.</summary>
    internal string Route => ApiRoute.Mask(Path);

    internal IntercomRequest ToSend() => new(new HttpMethod(Method), Path.TrimStart('/') + QueryString(), Route)
    {
        // A change always has a body, because only the body shows whether anything was sent.
        Body = Body ?? (Method == "GET" ? null : new JObject()),
        Changes = !IsRead,
        IsSafeToRepeat = !IsRead && IsSafeToRepeat,
        MayAnswerEmpty = true,
        Private = [.. ApiRoute.Private(Path), .. Query?.Values ?? [], .. Texts()],
    };

    private string QueryString() => Query is not { Count: > 0 } ? "" :
        "?" + string.Join('&', Query.Select(term => $"{Uri.EscapeDataString(term.Key)}={Uri.EscapeDataString(term.Value)}"));

    private IEnumerable<string> Texts() => Body == null || IntercomJson.Read(IntercomJson.Text(Body)) is not { } json
        ? []
        : json.DescendantsAndSelf().OfType<JValue>().Select(value => value.Value).OfType<string>();
}
