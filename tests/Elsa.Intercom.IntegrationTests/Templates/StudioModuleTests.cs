using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Studio;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Studio.Workflows.UI.Models;
using Elsa.Workflows;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>
/// The module for Studio hosts gives each activity its drawing. Its class runs here with doubles of the Studio's types, because the Studio's
/// packages are not on every feed.
/// </summary>
public partial class StudioModuleTests
{
    private static readonly string Assets = Path.Combine(Repository.Root, "designer-assets");
    private static readonly IDictionary<string, ActivityDisplaySettings> Settings = new IntercomDisplaySettingsProvider().GetSettings();

    public static TheoryData<string> Activities => [.. typeof(CreateConversation).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && typeof(IActivity).IsAssignableFrom(type))
        .Select(type => type.Name)];

    [Fact]
    public void Each_activity_has_a_drawing_and_nothing_else_has() =>
        Assert.Equal(Activities.Select(row => $"Elsa.Intercom.{row.Data}").Order(StringComparer.Ordinal), Settings.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Activities))]
    public void Its_drawing_is_the_one_of_the_icons(string activity)
    {
        var file = $"{WordStart().Replace(activity, "-$0").ToLowerInvariant()}.svg";
        var path = Assert.Single(XElement.Load(Path.Combine(Assets, "icons", file)).Elements());
        var settings = Settings[$"Elsa.Intercom.{activity}"];

        Assert.Equal((string?)path.Attribute("fill"), settings.Color);
        Assert.Equal(
            [("fill", "currentColor"), ("fill-rule", (string)path.Attribute("fill-rule")!), ("d", (string)path.Attribute("d")!)],
            XElement.Parse(settings.Icon!).Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)));
    }

    [Fact]
    public void All_have_one_color() => Assert.Single(Settings.Values.Select(settings => settings.Color).Distinct());

    [Fact]
    public async Task The_project_embeds_the_drawings_that_the_class_reads()
    {
        var embedded = (await EmbeddedAsync()).Select(item => ((string)item["LogicalName"]!, File.ReadAllText((string)item["FullPath"]!)));
        var assembly = typeof(IntercomDisplaySettingsProvider).Assembly;
        var read = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".svg", StringComparison.Ordinal)).Select(name => (name, Text(name)));

        Assert.Equal(read.Order(), embedded.Order());

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The files that the module's own project embeds, according to MSBuild.</summary>
    private static async Task<IEnumerable<JToken>> EmbeddedAsync()
    {
        var project = Path.Combine(Assets, "studio-module", "Elsa.Intercom.Studio.csproj");
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-nr:false", "-getItem:EmbeddedResource"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, text);
        return JObject.Parse(text)["Items"]!["EmbeddedResource"]!;
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
