using System.Reflection;
using Elsa.Intercom.Options;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.UIHints;

/// <summary>The configured connections by name.</summary>
internal sealed class ConnectionOptions(IOptionsMonitor<IntercomOptions> options) : DropDownOptionsProviderBase
{
    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken)
    {
        // "Default" is always offered: it is the value of an untouched input.
        var names = Names().Append(IntercomOptions.DefaultConnection).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        return new([.. names.Select(name => new SelectListItem(name, name))]);
    }

    private ICollection<string> Names()
    {
        try
        {
            return options.CurrentValue.Connections.Keys;
        }
        catch (OptionsValidationException)
        {
            // The designer must open all the same; what is wrong with the settings was said at start and is said when an activity runs.
            return [];
        }
    }
}
