using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Searches that don't find new items.</summary>
public sealed class LaggingSearchTests : FaultTest
{
    protected override void Configure(IntercomSandboxOptions options) => options.SearchDelay = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public async Task New_records_stay_invisible_for_the_delay(int age, int seen)
    {
        var conversation = Intercom.AddConversation(Ada.Id, "Hello");
        Inject(new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromSeconds(60), Times = 2 });
        Clock.Advance(TimeSpan.FromSeconds(age));

        Assert.Equal(seen, await SearchContactAsync());
        Assert.Equal(seen, (await Api.SearchAsync("/conversations/search", "id", "=", conversation.Id))["total_count"].GetInt32());
        Assert.Equal(1, await SearchContactAsync());
    }

    [Fact]
    public async Task A_longer_search_delay_goes_on()
    {
        _ = Ada;
        Inject(new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromSeconds(10) });
        Clock.Advance(TimeSpan.FromSeconds(29));

        Assert.Equal(0, await SearchContactAsync());
    }

    [Fact]
    public async Task Only_searches_lag_and_count()
    {
        var conversation = Intercom.AddConversation(Ada.Id, "Hello");
        Inject(new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromHours(1) });
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(conversation.Id, (await Api.GetAsync($"/conversations/{conversation.Id}")).Id);
        Assert.Equal(1, (await Api.GetAsync("/conversations"))["total_count"].GetInt32());
        Assert.Empty(Intercom.Faults.Injected);
        Assert.Equal(0, await SearchContactAsync());
        Assert.Single(Intercom.Faults.Injected);
    }

    private async Task<int> SearchContactAsync() => (await Api.SearchAsync("/contacts/search", "email", "=", Ada.Email))["total_count"].GetInt32();
}
