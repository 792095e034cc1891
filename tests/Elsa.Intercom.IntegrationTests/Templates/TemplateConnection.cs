using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>A connection on a template's canvas.</summary>
/// <param name="Source">The id of the step that it starts at.</param>
/// <param name="Port">The outcome.</param>
/// <param name="Target">The id of the step that it leads to.</param>
/// <param name="TargetPort">The port that it ends at.</param>
/// <param name="Vertices">Its bends.</param>
internal sealed record TemplateConnection(string Source, string Port, string Target, string TargetPort, IReadOnlyList<(double X, double Y)> Vertices)
{
    public static TemplateConnection Read(JObject connection) => new(
        (string)connection["source"]!["activity"]!,
        (string)connection["source"]!["port"]!,
        (string)connection["target"]!["activity"]!,
        (string)connection["target"]!["port"]!,
        [.. connection["vertices"]!.Select(vertex => ((double)vertex["x"]!, (double)vertex["y"]!))]);
}
