using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>The routes below /admins and /teams, and the workspace with which a sandbox begins.</summary>
public sealed class AdminTests : SandboxTest
{
    [Fact]
    public async Task Admins_are_listed_with_the_one_of_the_token_first()
    {
        var list = await Api.GetAsync("/admins");

        Assert.Equal("admin.list", list["type"].GetString());
        var admins = list["admins"].EnumerateArray().ToArray();
        Assert.All(admins, Shapes.Teammate.Check);
        Assert.Equal(["1", "101", "102"], admins.Select(x => x.GetProperty("id").GetString()));
        Assert.Equal((await Api.GetAsync("/me")).Id, admins[0].GetProperty("id").GetString());
        Assert.Equal("[201]", admins[1].GetProperty("team_ids").GetRawText());
        Assert.Equal(admins[1].GetRawText(), (await Api.GetAsync("/admins/101")).Text);
    }

    [Fact]
    public async Task Teams_are_listed_with_their_members()
    {
        var list = await Api.GetAsync("/teams");

        Assert.Equal("team.list", list["type"].GetString());
        var teams = list["teams"].EnumerateArray().ToArray();
        Assert.All(teams, Shapes.Team.Check);
        Assert.Equal(["Support", "Engineering"], teams.Select(x => x.GetProperty("name").GetString()));
        Assert.Equal("[1,101]", teams[0].GetProperty("admin_ids").GetRawText());
        Assert.Equal(teams[0].GetRawText(), (await Api.GetAsync("/teams/201")).Text);
    }

    [Fact]
    public async Task Unknown_ones_are_a_404()
    {
        (await Api.GetAsync("/admins/201")).MustBeError(HttpStatusCode.NotFound, "admin_not_found", "Admin not found");
        (await Api.GetAsync("/teams/1")).MustBeError(HttpStatusCode.NotFound, "team_not_found", "Team not found");
    }

    [Fact]
    public async Task An_admin_can_own_a_contact()
    {
        Assert.Equal(102, (await Api.PostAsync("/contacts", new { role = "lead", owner_id = 102 }))["owner_id"].GetInt64());
        (await Api.PostAsync("/contacts", new { role = "lead", owner_id = 201 })).MustBeError(
            HttpStatusCode.BadRequest, "parameter_invalid", "The owner specified is not a member of the workspace");
    }

    [Fact]
    public async Task A_sandbox_begins_with_the_workspace_of_its_options()
    {
        var own = new SandboxAdmin { Id = "7", Name = "Own", Email = "own@example.com" };
        await using var sandbox = await IntercomSandbox.StartAsync(x => (x.Admins, x.Teams) = ([own], []));
        using var api = new Caller(sandbox);

        Assert.Equal(("7", "Own"), ((await api.GetAsync("/me")).Id, (await api.GetAsync("/me"))["name"].GetString()));
        Assert.Equal(0, (await api.GetAsync("/teams"))["teams"].GetArrayLength());
    }
}
