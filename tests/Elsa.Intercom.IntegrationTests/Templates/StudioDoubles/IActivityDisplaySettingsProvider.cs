using Elsa.Studio.Workflows.UI.Models;

namespace Elsa.Studio.Workflows.UI.Contracts;

/// <summary>A double of the Studio's type, which the module for Studio hosts implements.</summary>
public interface IActivityDisplaySettingsProvider
{
    IDictionary<string, ActivityDisplaySettings> GetSettings();
}
