using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>GET /me as a test of a connection's settings.</summary>
public sealed class ConnectionTestTests
{
    [Fact]
    public async Task The_status_says_whose_token_it_is_and_how_it_was_answered()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: ["Intercom-Version: 2.14", "X-Request-Id: request-9"]);

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Equal("GET /me", Assert.Single(intercom.Handler.Requests).Line);
        Assert.Equal(("abc123", "Acme", "US"), (status.WorkspaceId, status.WorkspaceName, status.Region));
        Assert.Equal(("2.14", "2.14"), (status.ServedVersion, status.AskedVersion));
        Assert.Equal((IntercomRegion.US, null, false, "request-9"), (status.ExpectedRegion, status.RegionMismatch, status.IsSandbox, status.RequestId));
        Assert.Empty(status.Warnings);
    }

    [Theory]
    [InlineData(IntercomRegion.US, "Europe", "The workspace is hosted in Europe, but the connection uses US. Set Intercom:Connections:Sales:Region to EU.")]
    [InlineData(
        IntercomRegion.US, "Australia", "The workspace is hosted in Australia, but the connection uses US. Set Intercom:Connections:Sales:Region to AU.")]
    [InlineData(
        IntercomRegion.EU, "us", "The workspace is hosted in the United States, but the connection uses EU. Set Intercom:Connections:Sales:Region to US.")]
    [InlineData(IntercomRegion.AU, "EU", "The workspace is hosted in Europe, but the connection uses AU. Set Intercom:Connections:Sales:Region to EU.")]
    [InlineData(IntercomRegion.EU, "Europe", null)]
    [InlineData(IntercomRegion.AU, "au", null)]
    [InlineData(IntercomRegion.US, "somewhere new", null)]
    [InlineData(IntercomRegion.US, null, null)]
    public async Task Another_region_is_said_with_the_setting_to_change(IntercomRegion region, string? workspaceRegion, string? mismatch)
    {
        await using var intercom = new IntercomHarness(connection => connection.Region = region, "Sales");
        intercom.Handler.Default.Reply(200, Answers.Me(region: workspaceRegion));

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Equal((region, mismatch), (status.ExpectedRegion, status.RegionMismatch));
        Assert.Equal(workspaceRegion, status.Region);
    }

    [Fact]
    public async Task An_address_of_Intercoms_that_is_set_by_hand_counts_instead_of_the_region()
    {
        await using var intercom = new IntercomHarness(connection => connection.BaseUrl = "https://API.eu.intercom.io/");
        intercom.Handler.Default.Reply(200, Answers.Me());

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Equal(IntercomRegion.EU, status.ExpectedRegion);
        Assert.Equal(
            "The workspace is hosted in the United States, but the connection uses EU. "
                + "Remove Intercom:Connections:Default:BaseUrl and set Intercom:Connections:Default:Region to US.",
            status.RegionMismatch);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5211", true)]
    [InlineData("http://localhost:5211", true)]
    [InlineData("https://proxy.example.com/intercom", false)]
    public async Task Behind_an_address_that_is_not_Intercoms_no_region_is_wrong(string baseUrl, bool isSandbox)
    {
        await using var intercom = new IntercomHarness(connection => connection.BaseUrl = baseUrl);
        intercom.Handler.Default.Reply(200, Answers.Me(region: "Europe"));

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Equal((null, null, isSandbox), (status.ExpectedRegion, status.RegionMismatch, status.IsSandbox));
    }

    [Fact]
    public async Task Another_version_than_the_asked_one_is_a_warning()
    {
        await using var intercom = new IntercomHarness(connection => connection.ApiVersion = "2.8");
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: "Intercom-Version: 2.10");

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Equal(("2.10", "2.8"), (status.ServedVersion, status.AskedVersion));
        Assert.Equal(
            "Intercom answered with version 2.10 of its API, but the connection requests 2.8. "
                + "Set Intercom:Connections:Default:ApiVersion to a version that Intercom still serves.",
            Assert.Single(status.Warnings));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Intercom-Version: a text much longer than any version number is")]
    public async Task No_version_in_the_answer_is_none(string header)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: header.Length == 0 ? [] : [header]);

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Null(status.ServedVersion);
        Assert.Empty(status.Warnings);
    }

    [Fact]
    public async Task An_admin_without_a_workspace_is_a_warning()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, """{"type":"admin","id":"1","app":null}""");

        var status = await intercom.Client.Workspace.TestConnectionAsync();

        Assert.Null(status.WorkspaceId);
        Assert.Contains("doesn't say which workspace", Assert.Single(status.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":"ok"}""")]
    [InlineData("""{"app":"demo"}""")]
    public async Task A_200_from_another_server_is_not_taken_for_Intercom(string answer)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer);

        var error = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Workspace.TestConnectionAsync());

        Assert.Equal((IntercomErrorKind.Unavailable, IntercomErrorCodes.InvalidAnswer), (error.Kind, error.Code));
        Assert.Contains("BaseUrl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_says_what_to_check()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(401, Answers.Error("unauthorized", "Access Token Invalid"));

        var error = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Workspace.TestConnectionAsync());

        Assert.Equal(IntercomErrorKind.Unauthorized, error.Kind);
        Assert.EndsWith("Check the connection's AccessToken, and that its Region matches the workspace.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_404_means_no_missing_contact()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, Answers.Error("not_found", "Nothing here"));

        var error = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Workspace.TestConnectionAsync());

        Assert.Equal((IntercomErrorKind.Rejected, "not_found"), (error.Kind, error.Code));
        Assert.DoesNotContain("contact", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_403_names_what_to_look_at()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(403, Answers.Error("api_plan_restricted", "No"));

        var error = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Workspace.TestConnectionAsync());

        Assert.Equal((IntercomErrorKind.Unauthorized, "api_plan_restricted"), (error.Kind, error.Code));
        Assert.Contains("Developer Hub", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_403_for_the_wrong_region_names_the_region_and_no_plan()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(403, Answers.Error("region_mismatch", "The workspace lives in Europe, this is the United States"));

        var error = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Workspace.TestConnectionAsync());

        Assert.Equal((IntercomErrorKind.Unauthorized, IntercomErrorCodes.RegionMismatch), (error.Kind, error.Code));
        Assert.Contains("Set the connection's Region", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("plan", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_403_of_a_firewall_is_not_taken_for_Intercoms()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(403, "<html>Blocked</html>", "text/html");

        var error = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Workspace.TestConnectionAsync());

        Assert.Contains("is not from Intercom's API", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Developer Hub", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_connection_is_said()
    {
        await using var intercom = new IntercomHarness(name: "Sales");

        var client = (IIntercomClient)intercom.Services.GetService(typeof(IIntercomClient))!;
        var error = await Assert.ThrowsAsync<IntercomException>(() => client.Workspace.TestConnectionAsync());

        Assert.Equal(IntercomErrorCodes.ConnectionUnknown, error.Code);
        Assert.Empty(intercom.Handler.Requests);
    }
}
