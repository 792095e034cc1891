using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>A server imports the templates from its folder and through its API.</summary>
[Collection(SharedHost.Name)]
public class TemplateImportTests(HostWithSandbox fixture)
{
    private const string DevelopmentKey = "00000000-0000-0000-0000-000000000000";

    public static TheoryData<string> Names => TemplateFile.Names;

    [Fact]
    public async Task The_host_publishes_every_template_of_its_folder()
    {
        var health = JObject.Parse(await fixture.Host.Http.GetStringAsync(new Uri("/health", UriKind.Relative)));

        Assert.Equal(Names.Select(row => row.Data), health["templates"]!.Select(template => (string?)template).Order(StringComparer.Ordinal));
        Assert.Empty(health["waiting_for"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_can_be_imported_and_published_by_the_API_and_then_answers(string template)
    {
        var imported = $"imported-{template}";
        var model = Imported(template, imported);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/elsa/api/workflow-definitions", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("ApiKey", DevelopmentKey);
        request.Content = new StringContent(new JObject { ["model"] = model, ["publish"] = true }.ToString(), Encoding.UTF8, "application/json");
        using var answer = await fixture.Host.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{(int)answer.StatusCode}: {text}");
        var definition = JObject.Parse(text)["workflowDefinition"]!;
        Assert.True((bool)definition["isPublished"]!);
        Assert.Equal(
            model["root"]!["activities"]!.Select(step => (string?)step["metadata"]!["displayText"]),
            definition["root"]!["activities"]!.Select(step => (string?)step["metadata"]!["displayText"]));
        Assert.Equal(model["root"]!["connections"]!.Count(), definition["root"]!["connections"]!.Count());

        if (template == "hand-over")
            fixture.Intercom.AddContact($"{imported}@example.com");

        var (status, body) = await TemplateCall.PostAsync(fixture.Host.Http, imported, TemplateSample.For(template, imported));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(fixture.Intercom.Conversations, conversation => conversation.Id == (string?)body["conversation_id"]);
    }

    /// <summary>The template as an author imports it beside the host's own: with a different id and path.</summary>
    private static JObject Imported(string template, string name)
    {
        var model = (JObject)new TemplateFile(template).Definition.DeepClone();
        model["id"] = $"{name}-v1";
        model["definitionId"] = name;
        model["name"] = name;
        model["root"]!["activities"]![0]!["path"]!["expression"]!["value"] = name;
        return model;
    }
}
