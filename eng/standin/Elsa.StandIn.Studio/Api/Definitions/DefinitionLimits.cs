using System.Text.Json.Nodes;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>Settings of a definition that the engine would silently do without.</summary>
internal static class DefinitionLimits
{
    private const string AlwaysStart = "AllowAlwaysStrategy";

    public static void Check(JsonObject definition)
    {
        if (definition["options"] is not JsonObject options)
            return;

        if (options.Text("activationStrategyType") is { } strategy && !strategy.Contains(AlwaysStart, StringComparison.Ordinal))
            throw new NotInStandInException($"The activation strategy {strategy}");

        if (options.Text("commitStrategyName") is { } commit)
            throw new NotInStandInException($"The commit strategy {commit}");

        if (options.Flag("usableAsActivity"))
            throw new NotInStandInException("A workflow as an activity of other workflows");
    }
}
