using System.Text;
using Elsa.Intercom.Errors;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Elsa.Intercom.Http;

/// <summary>Writes and reads JSON: nulls are left out, dates are not converted, unknown fields are ignored.</summary>
internal static class IntercomJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Own settings, because the host's JsonConvert.DefaultSettings must not change what is sent.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MissingMemberHandling = MissingMemberHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = 64,
    });

    /// <exception cref="IntercomException">A text contains half a character, which would arrive as a different text.</exception>
    public static byte[] Write(object body)
    {
        try
        {
            return Strict.GetBytes(Text(body));
        }
        catch (EncoderFallbackException)
        {
            // The exception quotes nothing, and its remedy is missing.
            throw IntercomException.Invalid(
                "The request contains half a character (an unpaired surrogate). "
                    + "This happens when a text is cut in the middle of an emoji. Cut the text elsewhere.");
        }
    }

    public static string Text(object body, Formatting formatting = Formatting.None)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { Formatting = formatting };
        Serializer.Serialize(writer, body);
        return text.ToString();
    }

    /// <summary>The members of a request that have no members of their own: their names in C# and in JSON, and their values.</summary>
    public static IEnumerable<(string Member, string Name, object? Value)> Fields(object? body) => body switch
    {
        null => [],
        JObject json => json.Properties().Select(property => (property.Name, property.Name, (object?)property.Value)),
        _ => Members(body),
    };

    private static IEnumerable<(string Member, string Name, object? Value)> Members(object body) =>
        ((JsonObjectContract)Serializer.ContractResolver.ResolveContract(body.GetType())).Properties
            .Where(
                property =>
                    property.Readable && !property.Ignored && Serializer.ContractResolver.ResolveContract(property.PropertyType!) is not JsonObjectContract)
            .Select(property => (property.UnderlyingName!, property.PropertyName!, property.ValueProvider!.GetValue(body)));

    /// <summary>Reads a JSON object; null if the text is anything else, or names a member twice: then nothing says which value is meant.</summary>
    public static JObject? Read(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            return JToken.ReadFrom(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error }) as JObject;
        }
        catch (JsonException)
        {
            // The exception's message quotes the response, which may quote the request.
            return null;
        }
    }

    /// <summary>Reads an object of the API; null if it has another shape.</summary>
    public static T? Convert<T>(JToken? token)
        where T : class
    {
        try
        {
            return token is JObject ? token.ToObject<T>(Serializer) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
