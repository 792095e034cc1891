using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Faults in the inbox page's data.</summary>
public sealed class FaultPageTests : FaultTest
{
    private const string State = "/sandbox/state";

    [Fact]
    public async Task Active_faults_are_told_in_words_with_what_is_left()
    {
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = true, Method = "POST", Path = "/conversations", Times = 2, Skip = 1 },
            new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = TimeSpan.FromSeconds(5), Times = null, Fraction = 0.25 });
        await StartConversationAsync();

        var faults = (await Api.GetAsync(State))["faults"].EnumerateArray().Select(x => x.GetRawText());

        Assert.Equal(
            [
                """{"id":0,"description":"503 after storing","method":"POST","path":"/conversations","left":2,"skip":0,"fraction":null}""",
                """{"id":1,"description":"answer delayed by 5 s","method":null,"path":null,"left":null,"skip":0,"fraction":0.25}"""
            ],
            faults);
    }

    [Fact]
    public async Task Equal_faults_have_different_ids()
    {
        var fault = new SandboxFault { Kind = SandboxFaultKind.Close };
        Inject(fault);
        Intercom.Faults.Clear();
        Inject(fault, fault);

        Assert.Equal([1, 2], (await Api.GetAsync(State))["faults"].EnumerateArray().Select(x => x.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task A_request_tells_what_was_injected()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = true });
        await StartConversationAsync();
        await StartConversationAsync();

        var requests = (await Api.GetAsync(State))["requests"].GetProperty("items");

        Assert.Equal(JsonValueKind.Null, requests[0].GetProperty("injected").ValueKind);
        Assert.Equal("503 after storing", requests[1].GetProperty("injected").GetString());
    }

    [Fact]
    public async Task The_page_is_told_when_faults_come_and_go()
    {
        var revision = await RevisionAsync();
        Inject(new SandboxFault { Kind = SandboxFaultKind.Close });
        Assert.NotEqual(revision, revision = await RevisionAsync());

        Intercom.Faults.Clear();
        Assert.NotEqual(revision, revision = await RevisionAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await Api.GetAsync($"{State}?after={revision}")).Status);
    }

    [Fact]
    public async Task The_page_has_a_place_for_them() =>
        Assert.Contains("<section id=\"faults\" aria-labelledby=\"faults-title\" hidden>", (await Api.GetAsync("/")).Text, StringComparison.Ordinal);

    private async Task<string> RevisionAsync() => (await Api.GetAsync(State))["revision"].GetString()!;
}
