using System.Net;
using Elsa.Intercom.IntegrationTests.QuickStart;
using Elsa.Intercom.IntegrationTests.Sandbox;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The outcome Unavailable: the same request may succeed later. Most cases pause the connection, so each test has its own host.</summary>
public class TemplateLaterTests
{
    private const string Limited = """{"type":"error.list","request_id":"req-1","errors":[{"code":"rate_limit_exceeded","message":"No."}]}""";
    private const string Refused = """{"type":"error.list","request_id":"req-1","errors":[{"code":"unauthorized","message":"No."}]}""";

    public static TheoryData<string, string> Steps
    {
        get
        {
            var steps = new TheoryData<string, string>();

            foreach (var template in TemplateFile.Starting.Select(row => row.Data))
                steps.Add(template, "/conversations");

            // The steps after the outcomes are the same for both.
            steps.Add("onboarding", "/contacts");
            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_time_that_Intercom_names_is_in_Retry_After(string template, string path)
    {
        var clock = new TestClock();
        await using var intercom = await IntercomSandbox.StartAsync(new IntercomSandboxOptions { TimeProvider = clock });
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom.BaseUrl));
        intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.RateLimited, Method = "POST", Path = path });

        // A window ends every 10 seconds.
        clock.Advance(TimeSpan.FromSeconds(3));
        var (status, body, headers) = await TemplateCall.PostForHeadersAsync(host.Http, template, TemplateSample.For(template, "named"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("rate_limit_exceeded", (string?)body["error"]);
        Assert.Equal("7", Assert.Single(headers.GetValues("Retry-After")));
        Assert.Single(intercom.Faults.Injected);
        Assert.Empty(intercom.Conversations);
    }

    [Fact]
    public async Task A_limited_conversation_is_a_503()
    {
        await using var intercom = await ScriptedIntercom.StartAsync();
        intercom.Answer = (429, "application/json", Limited);
        await ExpectAsync(intercom.BaseUrl, "rate_limit_exceeded");

        // On a busy machine the pause of the connection can end between two templates.
        Assert.InRange(intercom.Posts, 1, TemplateFile.Starting.Count);
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
    public async Task A_refused_token_is_a_503()
    {
        await using var intercom = await ScriptedIntercom.StartAsync();
        intercom.ContactAnswer = (401, "application/json", Refused);
        await ExpectAsync(intercom.BaseUrl, "unauthorized");

        Assert.Equal(0, intercom.Posts);
    }

    [Fact]
    public async Task An_unreachable_Intercom_is_a_503() => await ExpectAsync(new Uri($"http://127.0.0.1:{HostProcess.FreePort()}"), null);

    [Fact]
    public async Task A_ledger_that_is_gone_is_a_503_and_nothing_is_sent()
    {
        await using var postgres = await PostgresServer.StartAsync();
        Assert.SkipWhen(postgres.Absence != null, postgres.Absence ?? "");
        await using var intercom = await ScriptedIntercom.StartAsync();
        HostProcess host;

        await using (var database = await postgres.CreateDatabaseAsync())
            host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom.BaseUrl), "--Ledger:ConnectionString", database.ConnectionString);

        await using (host)
            await ExpectAsync(host, "ledger_unavailable");

        Assert.Equal(0, intercom.Posts);
    }

    private static async Task ExpectAsync(Uri intercom, string? firstCode)
    {
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom));
        await ExpectAsync(host, firstCode);
    }

    /// <summary>
    /// Every template responds with 503 and without a time: the first because of Intercom's response, the others also because the connection is paused.
    /// </summary>
    private static async Task ExpectAsync(HostProcess host, string? firstCode)
    {
        foreach (var template in TemplateFile.Starting.Select(row => row.Data))
        {
            var (status, body, headers) = await TemplateCall.PostForHeadersAsync(host.Http, template, TemplateSample.For(template, "later"));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal(firstCode ?? (string?)body["error"], (string?)body["error"]);
            Assert.False(string.IsNullOrWhiteSpace((string?)body["message"]));
            Assert.False(headers.Contains("Retry-After"));
        }
    }
}
