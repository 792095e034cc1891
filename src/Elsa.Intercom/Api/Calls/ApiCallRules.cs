using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Checks a call before anything is sent. Whatever the path is, it never leads to another host, because the request carries the token.</summary>
internal static class ApiCallRules
{
    public static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>What a path may contain besides letters, digits, slashes and percent-encoded characters. A colon could begin another address.</summary>
    private const string Allowed = "-._~!$&'()*+,;=";

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(ApiCall call, IntercomConnection connection)
    {
        if (!Methods.Contains(call.Method))
            throw IntercomException.Invalid($"Method is not one of its choices. Use one of: {string.Join(", ", Methods)}.");

        CheckPath(call.Path);

        foreach (var (name, value) in call.Query ?? new Dictionary<string, string>())
        {
            TextRules.Check(name, "A name in Query");
            TextRules.Check(value, "A value in Query");
        }

        CheckBody(call.Method, call.Body);

        // The rules above exclude every other address; this is the proof.
        var address = connection.Address();

        if (!new Uri(address, call.ToSend().Path).AbsoluteUri.StartsWith(address.AbsoluteUri, StringComparison.Ordinal))
            throw IntercomException.Invalid("Path leads to another address than the connection's. Give a path of Intercom's API, for example contacts.");
    }

    /// <exception cref="IntercomException">The text is not a plain path below the connection's address.</exception>
    public static void CheckPath(string path)
    {
        var plain = path.StartsWith('/') ? path[1..] : path;

        if (plain.Length == 0)
            throw IntercomException.Invalid("Path is empty. Give the path of the request, for example contacts/search.");

        if (path.Contains('?', StringComparison.Ordinal))
            throw IntercomException.Invalid("Path has a question mark. Give what follows it in Query, or write a question mark of the path as %3F.");

        for (var i = 0; i < plain.Length; i++)
        {
            var isEncoded = plain[i] == '%' && i + 2 < plain.Length && char.IsAsciiHexDigit(plain[i + 1]) && char.IsAsciiHexDigit(plain[i + 2]);

            if (!isEncoded && plain[i] != '/' && !char.IsAsciiLetterOrDigit(plain[i]) && !Allowed.Contains(plain[i], StringComparison.Ordinal))
                throw IntercomException.Invalid(
                    $"Path has a character that a path can't have, at position {i + 1}. Give a path without a host, for example contacts/search, and write "
                        + "other characters percent-encoded, for example %40 for @.");
        }

        foreach (var segment in plain.Split('/').Select(Uri.UnescapeDataString))
        {
            if (segment.Length == 0)
                throw IntercomException.Invalid("Path has an empty part: it begins or ends with a slash, or has two in a row. Leave it out.");

            if (segment is "." or ".." || segment.Any(character => character == '\\' || char.IsControl(character)))
                throw IntercomException.Invalid("Path has a part of dots only, a backslash or a control character. Leave it out.");
        }
    }

    private static void CheckBody(string method, object? body)
    {
        if (body == null)
            return;

        if (method == "GET")
            throw IntercomException.Invalid("Request body is given, and GET has none. Leave it out, or choose another method.");

        if (IntercomJson.Read(IntercomJson.Text(body)) == null)
            throw IntercomException.Invalid("Request body is not a JSON object. Intercom's requests are objects, for example {\"name\": \"vip\"}.");

        // Texts that can't be encoded are refused before anything is claimed.
        IntercomJson.Write(body);
    }
}
