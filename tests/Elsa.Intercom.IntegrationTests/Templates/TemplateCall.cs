using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>Calls the endpoint of a template.</summary>
internal static class TemplateCall
{
    public static async Task<(HttpStatusCode Status, JObject Body)> PostAsync(
        HttpClient http, string template, string body, string mediaType = MediaTypeNames.Application.Json)
    {
        var (status, json, _) = await PostForHeadersAsync(http, template, body, mediaType);
        return (status, json);
    }

    public static async Task<(HttpStatusCode Status, JObject Body, HttpResponseHeaders Headers)> PostForHeadersAsync(
        HttpClient http, string template, string body, string mediaType = MediaTypeNames.Application.Json)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var answer = await http.PostAsync(new Uri($"/workflows/{template}", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JObject.Parse(text) : [], answer.Headers);
    }
}
