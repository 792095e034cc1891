using System.Net;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class AccessTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Theory]
    [InlineData("/features/installed", null)]
    [InlineData("/descriptors/activities", "ApiKey 11111111-1111-1111-1111-111111111111")]
    [InlineData("/workflow-definitions", "Bearer nonsense")]
    public async Task Without_the_key_nothing_is_returned(string path, string? key)
    {
        using var answer = await studio.SendAsync(HttpMethod.Get, path, key: key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_the_key_nothing_is_saved()
    {
        using var content = new StringContent(
            """{"model":{"name":"Smuggled","root":{"type":"Elsa.Flowchart"}}}""", System.Text.Encoding.UTF8, "application/json");

        using (var answer = await studio.SendAsync(HttpMethod.Post, "/workflow-definitions", content, key: null))
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

        Assert.Equal(0, (int)(await studio.GetAsync("/workflow-definitions?versionOptions=Latest&SearchTerm=smuggled"))["totalCount"]!);
    }
}
