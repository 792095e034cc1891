using System.Reflection;
using Elsa.Intercom.Options;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.UIHints;

/// <summary>The configured connections by name.</summary>
internal sealed class ConnectionChoices(IOptionsMonitor<IntercomOptions> options) : DropDownOptionsProviderBase
{
    /// <summary>The names that a step may use, in order. "Default" is always included: it is the value of an untouched input.</summary>
    public IReadOnlyList<string> Names() =>
        [.. Configured().Append(IntercomOptions.DefaultConnection).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        new([.. Names().Select(name => new SelectListItem(name, name))]);

    private ICollection<string> Configured()
    {
        try
        {
            return options.CurrentValue.Connections.Keys;
        }
        catch (OptionsValidationException)
        {
            // The designer must open anyway. The start of the application and each run of an activity report what is wrong with the settings.
            return [];
        }
    }
}
