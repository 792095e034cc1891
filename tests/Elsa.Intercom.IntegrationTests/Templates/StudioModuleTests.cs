using System.Text.RegularExpressions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The module for Studio hosts, which is not built here, shows the same drawings as the rest.</summary>
public partial class StudioModuleTests
{
    private static readonly string Assets = Path.Combine(Repository.Root, "designer-assets");
    private static readonly string Source = File.ReadAllText(Path.Combine(Assets, "studio-module", "IntercomDisplaySettingsProvider.cs"));

    [Fact]
    public void Each_activity_has_a_drawing_and_nothing_else_has()
    {
        var activities = typeof(CreateConversation).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && typeof(IActivity).IsAssignableFrom(type))
            .Select(type => $"Elsa.Intercom.{type.Name}");

        Assert.Equal(activities.Order(StringComparer.Ordinal), Settings().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Elsa.Intercom.CreateConversation", "create-conversation.svg")]
    [InlineData("Elsa.Intercom.UpsertContact", "upsert-contact.svg")]
    [InlineData("Elsa.Intercom.TestConnection", "test-connection.svg")]
    public void Its_drawing_is_the_one_of_the_icons(string type, string file)
    {
        var svg = File.ReadAllText(Path.Combine(Assets, "icons", file));

        Assert.Equal(PathOfSvg().Match(svg).Groups[1].Value, Settings()[type]);
        Assert.Equal(FillOfSvg().Match(svg).Groups[1].Value, Colour().Match(Source).Groups[1].Value);
    }

    [Fact]
    public void Every_drawing_of_an_activity_is_compared()
    {
        var compared = typeof(StudioModuleTests).GetMethod(nameof(Its_drawing_is_the_one_of_the_icons))!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false);

        Assert.Equal(Settings().Count, compared.Length);
    }

    private static Dictionary<string, string> Settings() => Setting().Matches(Source).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex("""\["([^"]+)"\] = Icon\("([^"]+)"\)""")]
    private static partial Regex Setting();

    [GeneratedRegex("""const string Colour = "([^"]+)";""")]
    private static partial Regex Colour();

    [GeneratedRegex(""" d="([^"]+)"/>""")]
    private static partial Regex PathOfSvg();

    [GeneratedRegex(""" fill="([^"]+)" """)]
    private static partial Regex FillOfSvg();
}
