using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>A template in the repository.</summary>
internal sealed class TemplateFile(string name)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "designer-assets", "templates");

    /// <summary>The names of all templates, without the file extension.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The templates that start a conversation for anybody, and add a contact for a person whom Intercom doesn't know.</summary>
    public static TheoryData<string> Starting => [.. Names.Select(row => row.Data).Where(name => name != "hand-over")];

    public JObject Definition { get; } = JObject.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));

    public IReadOnlyList<JObject> Steps => [.. Definition["root"]!["activities"]!.Cast<JObject>()];

    public IReadOnlyList<TemplateConnection> Connections => [.. Definition["root"]!["connections"]!.Cast<JObject>().Select(TemplateConnection.Read)];

    public IReadOnlyList<JObject> Variables => [.. Definition["variables"]!.Cast<JObject>()];

    /// <summary>The activities of this package among the steps.</summary>
    public IEnumerable<JObject> IntercomSteps => Steps.Where(step => Type(step).StartsWith("Elsa.Intercom.", StringComparison.Ordinal));

    public static string Id(JObject step) => (string)step["id"]!;

    public static string Type(JObject step) => (string)step["type"]!;

    public JObject Step(string id) => Assert.Single(Steps, step => Id(step) == id);
}
