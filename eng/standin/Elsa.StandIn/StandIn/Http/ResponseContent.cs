using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Http;

internal static class ResponseContent
{
    public static async Task WriteAsync(HttpResponse response, object content, string? contentType, bool hasBody)
    {
        if (string.IsNullOrWhiteSpace(contentType))
            contentType = content is string ? MediaTypeNames.Text.Plain : MediaTypeNames.Application.Json;

        if (content is byte[] or Stream || contentType is "application/xml" or "text/xml" or "application/x-www-form-urlencoded" or "application/octet-stream")
            throw new NotInStandInException($"An HTTP response of type {contentType}");

        var isJson = contentType is MediaTypeNames.Application.Json or "text/json";
        response.ContentType = contentType;

        if (!hasBody)
            return;

        var text = content as string ?? (isJson ? JsonSerializer.Serialize(content) : content.ToString()!);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
