namespace Elsa.Studio.Workflows.UI.Models;

/// <summary>A double of the Studio's type, with the members that the module for Studio hosts uses.</summary>
public class ActivityDisplaySettings(string color, string? icon = null)
{
    public string Color { get; } = color;

    public string? Icon { get; } = icon;
}
