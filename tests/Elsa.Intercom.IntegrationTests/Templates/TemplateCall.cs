using System.Net;
using System.Net.Mime;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>Calls the endpoint of a template.</summary>
internal static class TemplateCall
{
    public static async Task<(HttpStatusCode Status, JObject Body)> PostAsync(HttpClient http, string template, string body, string mediaType = MediaTypeNames.Application.Json)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType);
        using var answer = await http.PostAsync(new Uri($"/workflows/{template}", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JObject.Parse(text) : []);
    }
}
