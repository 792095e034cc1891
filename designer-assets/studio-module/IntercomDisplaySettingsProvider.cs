using System.Globalization;
using System.Xml.Linq;
using Elsa.Studio.Workflows.UI.Contracts;
using Elsa.Studio.Workflows.UI.Models;

namespace Elsa.Intercom.Studio;

/// <summary>
/// Icon and color of each Intercom activity, in the toolbox and on the canvas. They are the drawings that the project embeds, by the activity's
/// name: create-conversation.svg is for Elsa.Intercom.CreateConversation.
/// </summary>
public class IntercomDisplaySettingsProvider : IActivityDisplaySettingsProvider
{
    private const string Ending = ".svg";

    /// <inheritdoc />
    public IDictionary<string, ActivityDisplaySettings> GetSettings() => typeof(IntercomDisplaySettingsProvider).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
        .ToDictionary(ActivityType, Read);

    private static string ActivityType(string file)
    {
        var words = file[..^Ending.Length].Split('-').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]);
        return $"Elsa.Intercom.{string.Concat(words)}";
    }

    /// <summary>The drawing's fill is the activity's color; the path itself takes the color of the text around it.</summary>
    private static ActivityDisplaySettings Read(string file)
    {
        using var svg = typeof(IntercomDisplaySettingsProvider).Assembly.GetManifestResourceStream(file)!;
        var path = XElement.Load(svg).Elements().Single();
        var icon = $"""<path fill="currentColor" fill-rule="evenodd" d="{(string)path.Attribute("d")!}"/>""";
        return new ActivityDisplaySettings((string)path.Attribute("fill")!, icon);
    }
}
