using Elsa.Studio.Workflows.UI.Contracts;
using Elsa.Studio.Workflows.UI.Models;

namespace Elsa.Intercom.Studio;

/// <summary>Icon and colour of each Intercom activity, in the toolbox and on the canvas. The drawings are those of designer-assets/icons.</summary>
public class IntercomDisplaySettingsProvider : IActivityDisplaySettingsProvider
{
    // Light enough for the dark canvas and dark enough for the light one and for a white drawing, so that one colour serves both.
    private const string Colour = "#1f5fd1";

    /// <inheritdoc />
    public IDictionary<string, ActivityDisplaySettings> GetSettings() => new Dictionary<string, ActivityDisplaySettings>
    {
        ["Elsa.Intercom.CreateConversation"] = Icon("M5 3h14a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-7.5L6 22v-4H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zM7.5 9a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3zM12 9a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3zM16.5 9a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3z"),
        ["Elsa.Intercom.UpsertContact"] = Icon("M9.5 4a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM1.5 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5zM18 3h2v3h3v2h-3v3h-2V8h-3V6h3z"),
        ["Elsa.Intercom.TestConnection"] = Icon("M7 2h2.5v5H7zM14.5 2H17v5h-2.5zM4 8h16v2.5h-1.5V12a6.5 6.5 0 0 1-5.25 6.4V22h-2.5v-3.6A6.5 6.5 0 0 1 5.5 12v-1.5H4z"),
    };

    /// <param name="path">A path on a grid of 24 by 24, which takes the colour of the text around it.</param>
    private static ActivityDisplaySettings Icon(string path) => new(Colour, $"""<path fill="currentColor" fill-rule="evenodd" d="{path}"/>""");
}
