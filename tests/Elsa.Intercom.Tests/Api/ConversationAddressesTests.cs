using Elsa.Intercom.Api;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Api;

public class ConversationAddressesTests
{
    [Theory]
    [InlineData(IntercomRegion.US, null, "https://app.intercom.com/a/inbox/abc123/inbox/conversation/1295")]
    [InlineData(IntercomRegion.EU, null, "https://app.eu.intercom.com/a/inbox/abc123/inbox/conversation/1295")]
    [InlineData(IntercomRegion.AU, "somewhere new", "https://app.au.intercom.com/a/inbox/abc123/inbox/conversation/1295")]
    [InlineData(IntercomRegion.US, "Europe", "https://app.eu.intercom.com/a/inbox/abc123/inbox/conversation/1295")]
    [InlineData(IntercomRegion.EU, "us", "https://app.intercom.com/a/inbox/abc123/inbox/conversation/1295")]
    public async Task The_address_is_of_the_region_that_the_workspace_names_else_of_the_connections(
        IntercomRegion region, string? workspaceRegion, string expected)
    {
        await using var intercom = new IntercomHarness(connection => connection.Region = region);
        intercom.Handler.Default.Reply(200, Answers.Me(region: workspaceRegion));

        Assert.Equal(expected, await FindAsync(intercom));
    }

    [Fact]
    public async Task The_workspace_is_asked_for_once()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Me());

        await FindAsync(intercom);
        intercom.Time.Advance(TimeSpan.FromDays(1));
        await FindAsync(intercom, "1296");

        Assert.Equal("GET /me", Assert.Single(intercom.Handler.Requests).Line);
    }

    [Fact]
    public async Task Another_token_may_be_another_workspace_and_is_asked_for()
    {
        var options = OptionsFactory.Options();
        await using var intercom = new IntercomHarness(configure: services => services.AddSingleton(OptionsFactory.Monitor(options)));
        intercom.Handler.Default.Reply(200, Answers.Me()).Reply(200, Answers.Me("other"));
        await FindAsync(intercom);

        options.Connections["Default"].AccessToken = "rotated";

        Assert.Contains("/other/", await FindAsync(intercom), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5211")]
    [InlineData("http://localhost:5211")]
    public async Task A_sandbox_has_none_and_is_not_asked(string baseUrl)
    {
        await using var intercom = new IntercomHarness(connection => connection.BaseUrl = baseUrl);

        Assert.Null(await FindAsync(intercom));
        Assert.Empty(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_failure_is_null_and_not_asked_again_for_five_minutes()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRetries = 0);
        intercom.Handler.Default.Reply(503).Reply(200, Answers.Me());

        Assert.Null(await FindAsync(intercom));
        intercom.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Null(await FindAsync(intercom));
        Assert.Single(intercom.Handler.Requests);
        intercom.Time.Advance(TimeSpan.FromTicks(1));

        Assert.NotNull(await FindAsync(intercom));
    }

    [Theory]
    [InlineData("{\"app\":null}")]
    [InlineData("{\"app\":{\"id_code\":\"\"}}")]
    [InlineData("{\"app\":{\"id_code\":{}}}")]
    [InlineData("{}")]
    public async Task An_answer_without_the_workspaces_id_is_null(string answer)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer);

        Assert.Null(await FindAsync(intercom));
    }

    [Fact]
    public async Task It_waits_five_seconds_at_most()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.HangAfterSending();
        var finding = FindAsync(intercom);
        await intercom.Handler.FirstArrived;

        intercom.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await finding);
    }

    [Fact]
    public async Task An_unknown_connection_is_null()
    {
        await using var intercom = new IntercomHarness();

        Assert.Null(await intercom.Services.GetRequiredService<ConversationAddresses>().FindAsync("Slaes", "1"));
    }

    private static Task<string?> FindAsync(IntercomHarness intercom, string id = Answers.ConversationId) =>
        intercom.Services.GetRequiredService<ConversationAddresses>().FindAsync(intercom.Name, id);
}
