using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>The values that an endpoint passes on from its request.</summary>
internal static class EndpointRequest
{
    public static Dictionary<string, object> RouteData(HttpContext context, string path)
    {
        var values = context.Request.RouteValues.ToDictionary(x => x.Key, x => x.Value!);
        var routes = context.RequestServices.GetRequiredService<RouteTable>();

        foreach (var (key, value) in routes.Match(path).Values)
            values[key] = value!;

        return values;
    }

    public static async Task<object?> ParseAsync(HttpRequest request, Type? target, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return form.Files.Count == 0 ? form.ToObjectDictionary() : throw new NotInStandInException("Uploading files to Elsa.HttpEndpoint");
        }

        if (!HasContent(request))
            return null;

        var type = request.ContentType!;
        using var reader = new StreamReader(request.Body, leaveOpen: true);

        if (type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return ParseJson(await reader.ReadToEndAsync(cancellationToken), target);

        if (type.Contains("text/plain", StringComparison.OrdinalIgnoreCase) || type.Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return await reader.ReadToEndAsync(cancellationToken);

        return type.Contains("xml", StringComparison.OrdinalIgnoreCase) || type.Contains("octet-stream", StringComparison.OrdinalIgnoreCase)
            ? throw new NotInStandInException($"Parsing a request of type {type}")
            : null;
    }

    private static bool HasContent(HttpRequest request) =>
        request.ContentLength > 0 || (request.ContentLength == null && !string.IsNullOrWhiteSpace(request.ContentType));

    // An output without a typed variable receives the raw text, valid or not.
    private static object? ParseJson(string json, Type? target)
    {
        if (target == null || target == typeof(string) || target.IsPrimitive)
            return json.ConvertTo(target ?? typeof(string));

        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

        if (target != typeof(ExpandoObject) && target != typeof(object))
            return JsonSerializer.Deserialize(json, target, options);

        options.Converters.Add(new ExpandoConverter());
        return JsonSerializer.Deserialize<object>(json, options);
    }
}
