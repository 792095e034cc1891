using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

public sealed class RefusedRequestTests(HostWithSandbox quickStart) : IClassFixture<HostWithSandbox>
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused_with_a_sentence(bool isChunked)
    {
        using var answer = await PostAsync(Megabyte + 1, isChunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("body_too_large", (string?)body["error"]);
        Assert.StartsWith("The body is larger than 1 MB. Send a smaller one", (string?)body["message"], StringComparison.Ordinal);
        Assert.Empty(quickStart.Intercom.Conversations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_within_the_limit_arrives(bool isChunked)
    {
        using var answer = await PostAsync(Megabyte, isChunked);

        // The template reads it, and misses the email address.
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Workflow-Instance-ID", "a b")]
    [InlineData("X-Workflow-Instance-ID", "\u001b[31m")]
    [InlineData("X-Workflow-Instance-ID", null)]
    [InlineData("?workflowInstanceId=", "a%0D%0Ab")]
    [InlineData("?workflowInstanceId=", "%1B%5B31m")]
    [InlineData("?workflowInstanceId=", "")]
    public async Task An_odd_id_for_the_workflow_instance_is_refused_with_a_sentence(string place, string? id)
    {
        var isHeader = place[0] != '?';
        id ??= new string('x', 101);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/workflows/onboarding" + (isHeader ? "" : place + id), UriKind.Relative));
        request.Content = new StringContent("""{"email":"ada@example.com"}""", Encoding.UTF8, "application/json");

        if (isHeader)
            request.Headers.TryAddWithoutValidation(place, id);

        using var answer = await quickStart.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("invalid_instance_id", (string?)body["error"]);
        Assert.Contains("1 to 100 letters, digits", (string?)body["message"], StringComparison.Ordinal);
        Assert.Empty(quickStart.Intercom.Conversations);
    }

    private async Task<HttpResponseMessage> PostAsync(int size, bool isChunked)
    {
        const string Start = """{"note":" """;
        const string End = "\"}";
        using var content = new StringContent(Start + new string('x', size - Start.Length - End.Length) + End, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/workflows/onboarding", UriKind.Relative)) { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        return await quickStart.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
