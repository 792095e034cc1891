using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Elsa.Intercom.Activities;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>The layers of the package. Each uses only those below it, and Errors is the lowest.</summary>
public sealed class LayerTests
{
    private const string Package = "Elsa.Intercom";

    /// <summary>From the highest to the lowest. Namespaces in one layer may use each other.</summary>
    private static readonly string[][] Layers =
    [
        ["Extensions", "Features", "Health"],
        ["Activities", "UIHints", "Validation"],
        ["Webhooks"],
        ["Api"],
        ["Idempotency"],
        ["Http"],
        ["Options"],
        ["Errors"],
    ];

    private static readonly Architecture Architecture = new ArchLoader().LoadAssembly(typeof(IntercomActivity).Assembly).Build();

    public static TheoryData<string, string> UpwardDependencies
    {
        get
        {
            var dependencies = new TheoryData<string, string>();

            for (var lower = 1; lower < Layers.Length; lower++)
            {
                foreach (var from in Layers[lower])
                {
                    foreach (var to in Layers.Take(lower).SelectMany(layer => layer))
                        dependencies.Add(from, to);
                }
            }

            return dependencies;
        }
    }

    [Theory, MemberData(nameof(UpwardDependencies))]
    public void No_layer_uses_a_higher_one(string from, string to) =>
        Check(Types().That().ResideInNamespaceMatching(Folder(from)).Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Folder(to))));

    [Theory]
    [InlineData("Webhooks")]
    [InlineData("Api")]
    [InlineData("Idempotency")]
    [InlineData("Http")]
    [InlineData("Options")]
    [InlineData("Errors")]
    public void Only_the_activities_and_above_use_Elsa(string folder)
    {
        var types = Architecture.Types.Where(type => System.Text.RegularExpressions.Regex.IsMatch(type.Namespace.FullName, Folder(folder))).ToList();
        var elsa = types.SelectMany(type => type.Dependencies).Select(dependency => dependency.Target.FullName)
            .Where(name => name.StartsWith("Elsa.", StringComparison.Ordinal) && !name.StartsWith($"{Package}.", StringComparison.Ordinal));

        Assert.NotEmpty(types);
        Assert.Empty(elsa);
    }

    [Fact]
    public void Every_type_belongs_to_a_layer()
    {
        var folders = Architecture.Types
            .Select(type => type.Namespace.FullName)
            .Where(name => name.StartsWith($"{Package}.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[2]);

        Assert.Subset(Layers.SelectMany(layer => layer).ToHashSet(), folders.ToHashSet());
    }

    private static string Folder(string name) => $@"^Elsa\.Intercom\.{name}(\.|$)";

    private static void Check(IArchRule rule) => rule.Check(Architecture);
}
