using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>A definition that cannot be right is refused with 400 and a sentence.</summary>
public sealed class BadDefinitionTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task A_step_id_twice()
    {
        var definition = ConversationDefinitions.Saying();
        definition["root"]!["activities"]!.AsArray().Add(DefinitionJson.Step("say", "Elsa.WriteLine"));

        await AssertRefusedAsync(definition, "Two activities have the id say.");
    }

    [Fact]
    public async Task A_variable_without_a_type()
    {
        var definition = ConversationDefinitions.Saying();
        definition["variables"]![0]!["typeName"] = null;

        await AssertRefusedAsync(definition, "The variable ConvId has no type.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_endpoint_without_a_path(string? path)
    {
        var definition = DefinitionJson.Endpoint("No path", "any", "1");
        definition["root"]!["activities"]![0]!["path"] = path == null ? null : DefinitionJson.Input("Literal", path);

        await AssertRefusedAsync(definition, "The HTTP endpoint Start has no path.");
    }

    [Theory]
    [InlineData("/workflow-definitions")]
    [InlineData("/workflow-definitions/import")]
    public async Task Bad_UTF8(string path)
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes("{\"model\":{\"name\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}}")]);
        using var answer = await studio.SendAsync(HttpMethod.Post, path, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("The body of this request is not valid UTF-8.", Assert.Single(await StudioHost.ErrorsAsync(answer)));
    }

    private async Task AssertRefusedAsync(JsonObject definition, string sentence)
    {
        using var answer = await studio.TrySaveAsync(definition, publish: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(sentence, Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
    }
}
