using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

/// <summary>The advice of an error fits its cause: wrong advice sends people to the wrong place.</summary>
public sealed class StatusAdviceTests
{
    [Theory]
    [InlineData(401, "unauthorized", "AccessToken", "permission")]
    [InlineData(402, "api_plan_restricted", "plan", "Correct the request")]
    [InlineData(403, "forbidden", "permission", "blocked")]
    [InlineData(403, "action_forbidden", "blocked", "permission")]
    [InlineData(403, "region_mismatch", "Set the connection's Region", "permission")]
    [InlineData(400, "intercom_version_invalid", "ApiVersion", "Correct the request")]
    [InlineData(400, "parameter_invalid", "Correct the request", "ApiVersion")]
    [InlineData(410, "gone", "merged or deleted", "Correct the request")]
    public async Task A_refusal_of_Intercoms_gets_the_advice_for_its_cause(int status, string code, string advice, string otherAdvice)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, Answers.Error(code, "No"));

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(code, e.Code);
        Assert.Contains(advice, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(otherAdvice, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_page_of_something_else_is_not_taken_for_Intercoms(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, "<html><title>Blocked</title>Blocked by a firewall</html>", "text/html");

        var change = await intercom.CreateFailsAsync();
        var read = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.GetAsync(Answers.ContactId));

        Assert.All([change, read], e =>
        {
            Assert.Contains("not from Intercom", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("permission", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Correct the request", e.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_error_list_without_errors_is_Intercoms()
    {
        await using var intercom = new IntercomHarness(connection => connection.NewContactGrace = TimeSpan.Zero);
        intercom.Handler.Default.Reply(404, """{"type":"error.list","request_id":"r-1","errors":[]}""");

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.NotFound, e.Kind);
        Assert.DoesNotContain("not from Intercom", e.Message, StringComparison.Ordinal);
    }
}
