using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Faults that hit a share of the requests.</summary>
public sealed class ChanceTests
{
    private const int Requests = 40;

    private static SandboxFault Half { get; } = new() { Kind = SandboxFaultKind.ServerError, Times = null, Fraction = 0.5 };

    [Fact]
    public async Task The_same_seed_hits_the_same_requests()
    {
        var first = await HitsAsync(seed: 1, Half);

        Assert.Equal(first, await HitsAsync(seed: 1, Half));
        Assert.NotEqual(first, await HitsAsync(seed: 2, Half));
        Assert.InRange(first.Count(x => x == '5'), Requests / 4, Requests * 3 / 4);
    }

    [Fact]
    public async Task A_faults_own_seed_goes_before_the_sandboxs()
    {
        var first = await HitsAsync(seed: 1, Half with { Seed = 7 });

        Assert.Equal(first, await HitsAsync(seed: null, Half with { Seed = 7 }));
        Assert.NotEqual(first, await HitsAsync(seed: null, Half with { Seed = 8 }));
    }

    [Theory]
    [InlineData(0, '2')]
    [InlineData(1, '5')]
    public async Task None_and_all_are_not_left_to_chance(double fraction, char status) =>
        Assert.Equal(new string(status, Requests), await HitsAsync(seed: null, Half with { Fraction = fraction }));

    [Fact]
    public async Task Times_counts_the_hits_and_not_the_chances() =>
        Assert.Equal(3, (await HitsAsync(seed: 1, Half with { Times = 3 })).Count(x => x == '5'));

    [Fact]
    public async Task Two_faults_of_one_seed_have_each_a_chance_of_its_own()
    {
        var hits = await HitsAsync(seed: 1, Half, Half with { Kind = SandboxFaultKind.RateLimited });

        Assert.Contains('5', hits);
        Assert.Contains('4', hits);
        Assert.Contains('2', hits);
    }

    [Fact]
    public async Task Another_fault_does_not_change_whom_chance_hits()
    {
        var alone = await HitsAsync(seed: null, Half with { Seed = 7 });
        var both = await HitsAsync(seed: null, Half with { Seed = 7 }, Half with { Kind = SandboxFaultKind.RateLimited, Fraction = null, Times = 5 });

        Assert.Equal(alone, both.Replace('4', '2'));
    }

    /// <summary>The first digits of the statuses of consecutive requests.</summary>
    private static async Task<string> HitsAsync(int? seed, params SandboxFault[] faults)
    {
        await using var intercom = await IntercomSandbox.StartAsync(x => x.Seed = seed);
        using var api = new Caller(intercom);

        foreach (var fault in faults)
            intercom.Faults.Add(fault);

        for (var i = 0; i < Requests; i++)
            await api.GetAsync("/me");

        return string.Concat(intercom.Requests.Select(x => x.Status / 100));
    }
}
