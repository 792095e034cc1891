using System.Text.Json;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Descriptors;

/// <summary>The pickers: what they offer, how often they ask, and what an author gets if nobody answers.</summary>
public sealed class WorkspacePickerTests : IAsyncDisposable
{
    private readonly FakeIntercomHandler _intercom = new();
    private readonly TestClock _time = new();
    private ElsaHost? _host;

    [Fact]
    public async Task The_assignee_is_nobody_a_teammate_or_a_team()
    {
        Responds();

        Assert.Equal(
            ["Nobody=nobody", "Ada=admin:1", "2=admin:2", "Support (team)=team:7"], await ItemsAsync<AssigneeChoices>("AssignConversation", "AssignTo", "{}"));
        Assert.Equal(["(the access token's own)=", "Ada=1", "2=2"], await ItemsAsync<AdminChoices>("CloseConversation", "Admin", "{}"));
        Assert.Equal(["VIP=VIP"], await ItemsAsync<TagChoices>("TagContact", "Tag", "{}"));
        Assert.Equal(["Bug=3"], await ItemsAsync<TicketTypeChoices>("CreateTicket", "TicketType", "{}"));
        Assert.Equal(["GET /admins", "GET /tags", "GET /teams", "GET /ticket_types"], _intercom.Requests.Select(request => request.Line).Order());
    }

    [Fact]
    public async Task The_workspace_is_asked_again_after_five_minutes()
    {
        Responds();
        await ItemsAsync<TagChoices>("TagContact", "Tag", "{}");
        _time.Advance(WorkspaceLists.KeptFor - TimeSpan.FromSeconds(1));
        await ItemsAsync<TagChoices>("TagContact", "Tag", "{}");
        Assert.Equal(1, _intercom.Count("GET /tags"));

        _time.Advance(TimeSpan.FromSeconds(1));
        await ItemsAsync<TagChoices>("TagContact", "Tag", "{}");
        Assert.Equal(2, _intercom.Count("GET /tags"));
    }

    [Fact]
    public async Task The_connection_is_the_one_that_the_author_chose()
    {
        Responds();
        await ItemsAsync<TagChoices>("TagContact", "Tag", Inputs("connection", "Literal", "Europe"));

        Assert.All(_intercom.Requests, request => Assert.Equal("api.eu.intercom.io", request.Uri.Host));
    }

    [Theory]
    [InlineData("Literal", "new", "VIP=VIP,new=new")]
    [InlineData("Literal", "VIP", "VIP=VIP")]
    [InlineData("JavaScript", "getTag()", "VIP=VIP")]
    public async Task The_authors_own_text_stays_visible(string type, string value, string expected)
    {
        Responds();

        Assert.Equal(expected.Split(','), await ItemsAsync<TagChoices>("TagContact", "Tag", Inputs("tag", type, value)));
    }

    [Fact]
    public async Task A_workspace_that_refuses_is_named_in_the_list_and_asked_again_soon()
    {
        _intercom.Default.Reply(403, Answers.Error("forbidden", "No"));

        Assert.Contains("did not respond", Assert.Single(await ItemsAsync<TagChoices>("TagContact", "Tag", "{}")), StringComparison.Ordinal);
        await ItemsAsync<TagChoices>("TagContact", "Tag", "{}");
        Assert.Equal(1, _intercom.Count("GET /tags"));

        _time.Advance(WorkspaceLists.FailureKeptFor);
        await ItemsAsync<TagChoices>("TagContact", "Tag", "{}");
        Assert.Equal(2, _intercom.Count("GET /tags"));
    }

    [Fact]
    public async Task The_designer_waits_two_seconds_for_all_pickers_together()
    {
        _intercom.Default.HangAfterSending();
        var first = ItemsAsync<AdminChoices>("CloseConversation", "Admin", "{}");
        await _time.TimersAsync(5);
        _time.Advance(WorkspaceLists.LongestWait);

        Assert.Contains("did not respond", Assert.Single(await first), StringComparison.Ordinal);
        Assert.Contains("did not respond", Assert.Single(await ItemsAsync<TagChoices>("TagContact", "Tag", "{}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picker_without_a_workspace_becomes_a_text_field()
    {
        _intercom.Default.Reply(403, Answers.Error("forbidden", "No"));
        var host = await StartAsync();
        Assert.Equal(InputUIHints.DropDown, Hint(host));

        await ItemsAsync<TagChoices>("TagContact", "Tag", "{}");
        await host.Services.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync(CancellationToken.None);

        Assert.Equal(InputUIHints.SingleLine, Hint(host));

        static string Hint(ElsaHost host) =>
            host.Services.GetRequiredService<IActivityRegistry>().Find("Elsa.Intercom.TagContact")!.Inputs.Single(input => input.Name == "Tag").UIHint!;
    }

    [Fact]
    public async Task Nothing_is_asked_before_a_designer_opens()
    {
        await StartAsync();

        Assert.Empty(_intercom.Requests);
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Inputs(string name, string type, string value) =>
        JsonSerializer.Serialize(new Dictionary<string, object> { [name] = new { typeName = "String", expression = new { type, value } } });

    private void Responds()
    {
        _intercom.On("GET /admins").Reply(200, """{"type":"admin.list","admins":[{"type":"admin","id":"1","name":"Ada"},{"type":"admin","id":2}]}""");
        _intercom.On("GET /teams").Reply(200, """{"type":"team.list","teams":[{"type":"team","id":"7","name":"Support","admin_ids":[1]}]}""");
        _intercom.On("GET /ticket_types").Reply(200, """{"type":"list","data":[{"type":"ticket_type","id":"3","name":"Bug"}]}""");
        _intercom.On("GET /tags").Reply(200, """{"type":"list","data":[{"type":"tag","id":"9","name":"VIP"}]}""");
    }

    private async Task<IEnumerable<string>> ItemsAsync<T>(string activity, string property, string inputs)
        where T : WorkspaceChoices
    {
        var host = await StartAsync();
        var info = typeof(IntercomActivity).Assembly.GetType($"Elsa.Intercom.Activities.{activity}")!.GetProperty(property)!;
        var ui = await host.Services.GetRequiredService<T>().GetUIPropertiesAsync(info, JsonElement.Parse(inputs), CancellationToken.None);
        Assert.Equal(true, ui["Refresh"]);
        return ((DropDownProps)ui[InputUIHints.DropDown]).SelectList!.Items.Select(item => $"{item.Text}={item.Value}");
    }

    private async Task<ElsaHost> StartAsync() => _host ??= await ElsaHost.StartAsync(
        intercom =>
        {
            intercom.ConfigureOptions = options =>
            {
                options.Connections["Default"] = new IntercomConnection { AccessToken = "token-1", MaxRetries = 0 };
                options.Connections["Europe"] = new IntercomConnection { AccessToken = "token-2", MaxRetries = 0, Region = IntercomRegion.EU };
            };
            intercom.ConfigureHttpClientBuilder = http => http.ConfigurePrimaryHttpMessageHandler(() => _intercom);
        },
        services => services.AddSingleton<TimeProvider>(_time));
}
