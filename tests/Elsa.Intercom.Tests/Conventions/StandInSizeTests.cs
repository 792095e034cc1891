using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>The stand-in for Elsa stays small: see eng/standin/README.md.</summary>
public sealed class StandInSizeTests
{
    private static readonly string StandIn = Path.Combine(Repository.Root, "eng", "standin");

    [Fact]
    public void It_is_smaller_than_the_package() => Assert.True(Lines(StandIn) < Lines(Repository.Package), "The stand-in is larger than the package.");

    [Fact]
    public void It_keeps_to_its_limits()
    {
        Assert.InRange(Lines(StandIn), 1, 8_000);
        Assert.InRange(Lines(Path.Combine(StandIn, "Elsa.StandIn")), 1, 5_500);
        Assert.InRange(Repository.Files(StandIn).Count(), 1, 200);
    }

    private static int Lines(string folder) => Repository.Files(folder, "*.cs").Sum(file => File.ReadLines(file).Count());
}
