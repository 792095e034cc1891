using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>A test's view of the injected faults.</summary>
public sealed class RecordTests : FaultTest
{
    protected override void Configure(IntercomSandboxOptions options) => options.RequestHistory = 3;

    [Fact]
    public async Task An_injection_tells_what_hit_which_request()
    {
        var fault = new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = true, Times = 2 };
        Inject(fault);

        var reply = await StartConversationAsync();

        var injection = Assert.Single(Intercom.Faults.Injected);
        Assert.Equal((fault, SandboxFaultKind.ServerError), (injection.Fault, injection.Kind));
        Assert.Equal(reply.Headers["X-Request-Id"], injection.RequestId);
        Assert.Equal((TestClock.Start, "POST", "/conversations", true), (injection.At, injection.Method, injection.Path, injection.Stored));
        Assert.Equal("503 after storing", injection.Description);
        Assert.Equal("503 after storing", Assert.Single(Intercom.Requests).Injected);
    }

    [Fact]
    public async Task A_request_that_nothing_hit_says_so()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Path = "/me" });

        await StartConversationAsync();

        Assert.Null(Assert.Single(Intercom.Requests).Injected);
        Assert.Empty(Intercom.Faults.Injected);
    }

    [Theory]
    [MemberData(nameof(Described))]
    public async Task Each_kind_has_its_own_description(SandboxFault fault, string description, bool stored)
    {
        Inject(fault);

        await Record.ExceptionAsync(() => StartConversationAsync());

        var injection = Assert.Single(Intercom.Faults.Injected);
        Assert.Equal((description, stored), (injection.Description, injection.Stored));
        Assert.Equal(stored, Intercom.Conversations.Count == 1);
    }

    [Theory]
    [InlineData(true, "503, nothing stored")]
    [InlineData(false, "503 before storing")]
    public async Task A_request_that_only_reads_stores_nothing(bool afterStoring, string description)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = afterStoring });

        await Api.GetAsync("/me");

        var injection = Assert.Single(Intercom.Faults.Injected);
        Assert.Equal((false, description), (injection.Stored, injection.Description));
    }

    [Fact]
    public async Task Every_change_of_a_contact_counts_as_stored()
    {
        var path = $"/contacts/{Ada.Id}";
        Inject(new SandboxFault { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromSeconds(1), Times = null });

        await Api.PostAsync("/contacts", new { email = "grace@example.com" });
        await Api.PutAsync(path, new { name = "Ada" });
        await Api.PostAsync($"{path}/archive");

        Assert.All(Intercom.Faults.Injected, x => Assert.True(x.Stored, x.Path));
        await Api.PostAsync($"{path}/unarchive");
        await Api.PutAsync($"{path}0", new { name = "Ada" });
        await Api.SearchAsync("/contacts/search", "name", "=", "Ada");
        Assert.Equal([true, false, false], Intercom.Faults.Injected.Select(x => x.Stored));
    }

    [Fact]
    public async Task Only_the_newest_injections_are_kept()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = null });

        for (var i = 0; i < 5; i++)
            await Api.GetAsync($"/contacts/{i}");

        Assert.Equal(["/contacts/2", "/contacts/3", "/contacts/4"], Intercom.Faults.Injected.Select(x => x.Path));
    }

    [Fact]
    public async Task Clearing_the_faults_keeps_what_they_did()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = null });
        await StatusesAsync(1);

        Intercom.Faults.Clear();

        Assert.Empty(Intercom.Faults.Active);
        Assert.Single(Intercom.Faults.Injected);
        Assert.Equal("200", await StatusesAsync(1));
    }

    [Fact]
    public async Task Clearing_the_sandbox_forgets_both()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = null });
        await StatusesAsync(1);

        Intercom.Clear();

        Assert.Empty(Intercom.Faults.Active);
        Assert.Empty(Intercom.Faults.Injected);
        Assert.Equal("200", await StatusesAsync(1));
    }

    public static TheoryData<SandboxFault, string, bool> Described() => new()
    {
        { new() { Kind = SandboxFaultKind.RateLimited }, "429", false },
        { new() { Kind = SandboxFaultKind.RateLimitedWithoutHeaders }, "429 without headers", false },
        { new() { Kind = SandboxFaultKind.ServerError, Status = 502 }, "502 before storing", false },
        { new() { Kind = SandboxFaultKind.Close }, "connection closed before storing", false },
        { new() { Kind = SandboxFaultKind.Close, AfterStoring = true }, "connection closed after storing", true },
        { new() { Kind = SandboxFaultKind.Reset }, "connection reset after storing", true },
        { new() { Kind = SandboxFaultKind.TruncatedJson }, "truncated JSON", true },
        { new() { Kind = SandboxFaultKind.HtmlPage }, "HTML page before storing", false },
        { new() { Kind = SandboxFaultKind.WrongContentType }, "wrong content type", true },
        { new() { Kind = SandboxFaultKind.NoConversationId }, "no conversation_id", true },
        { new() { Kind = SandboxFaultKind.ContactNotVisible }, "contact not visible", false },
        { new() { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromSeconds(-1.5) }, "clock 1.5 s slow", true }
    };
}
