using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Elsa.Intercom.Activities;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>The floors of the package: each uses only those below it. Errors are the ground.</summary>
public sealed class FloorTests
{
    private const string Package = "Elsa.Intercom";

    /// <summary>From the top to the ground. Those on one floor may use each other.</summary>
    private static readonly string[][] Floors =
    [
        ["Extensions", "Features", "Health"],
        ["Activities", "UIHints", "Validation"],
        ["Api"],
        ["Idempotency"],
        ["Http"],
        ["Options"],
        ["Errors"],
    ];

    private static readonly Architecture Architecture = new ArchLoader().LoadAssembly(typeof(IntercomActivity).Assembly).Build();

    public static TheoryData<string, string> ArrowsUp
    {
        get
        {
            var arrows = new TheoryData<string, string>();

            for (var lower = 1; lower < Floors.Length; lower++)
            {
                foreach (var from in Floors[lower])
                {
                    foreach (var to in Floors.Take(lower).SelectMany(floor => floor))
                        arrows.Add(from, to);
                }
            }

            return arrows;
        }
    }

    [Theory, MemberData(nameof(ArrowsUp))]
    public void No_arrow_goes_back_up(string from, string to) =>
        Check(Types().That().ResideInNamespaceMatching(Folder(from)).Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Folder(to))));

    [Theory]
    [InlineData("Api")]
    [InlineData("Idempotency")]
    [InlineData("Http")]
    [InlineData("Options")]
    [InlineData("Errors")]
    public void Below_the_activities_nobody_knows_Elsa(string folder)
    {
        var types = Architecture.Types.Where(type => System.Text.RegularExpressions.Regex.IsMatch(type.Namespace.FullName, Folder(folder))).ToList();
        var elsa = types.SelectMany(type => type.Dependencies).Select(dependency => dependency.Target.FullName)
            .Where(name => name.StartsWith("Elsa.", StringComparison.Ordinal) && !name.StartsWith($"{Package}.", StringComparison.Ordinal));

        Assert.NotEmpty(types);
        Assert.Empty(elsa);
    }

    [Fact]
    public void Every_type_stands_on_a_floor()
    {
        var folders = Architecture.Types
            .Select(type => type.Namespace.FullName)
            .Where(name => name.StartsWith($"{Package}.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[2]);

        Assert.Subset(Floors.SelectMany(floor => floor).ToHashSet(), folders.ToHashSet());
    }

    private static string Folder(string name) => $@"^Elsa\.Intercom\.{name}(\.|$)";

    private static void Check(IArchRule rule) => rule.Check(Architecture);
}
