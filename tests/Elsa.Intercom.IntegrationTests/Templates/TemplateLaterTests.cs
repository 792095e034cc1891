using System.Net;
using Elsa.Intercom.IntegrationTests.QuickStart;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>What may go well later: the outcomes Rate Limited and Unavailable. Each pauses its connection, so each has a host of its own.</summary>
public class TemplateLaterTests
{
    private const string Limited = """{"type":"error.list","request_id":"req-1","errors":[{"code":"rate_limit_exceeded","message":"No."}]}""";

    [Fact]
    public async Task A_limited_conversation_is_a_503()
    {
        await using var intercom = await ScriptedIntercom.StartAsync();
        intercom.Answer = (429, "application/json", Limited);
        await ExpectAsync(intercom.BaseUrl, "rate_limit_exceeded");

        Assert.Equal(1, intercom.Posts);
    }

    [Fact]
    public async Task A_limited_contact_is_a_503()
    {
        await using var intercom = await ScriptedIntercom.StartAsync();
        intercom.ContactAnswer = (429, "application/json", Limited);
        await ExpectAsync(intercom.BaseUrl, "rate_limit_exceeded");

        Assert.Equal(0, intercom.Posts);
    }

    [Fact]
    public async Task Nobody_to_speak_to_is_a_503() => await ExpectAsync(new Uri($"http://127.0.0.1:{HostProcess.FreePort()}"), null);

    /// <summary>Every template answers 503: the first because of what Intercom said, the others also because the connection waits.</summary>
    private static async Task ExpectAsync(Uri intercom, string? firstCode)
    {
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom));

        foreach (var template in TemplateFile.Names.Select(row => row.Data))
        {
            var (status, body) = await TemplateCall.PostAsync(host.Http, template, TemplateSample.For(template, "later"));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal(firstCode ?? (string?)body["error"], (string?)body["error"]);
            Assert.False(string.IsNullOrWhiteSpace((string?)body["message"]));
        }
    }
}
