using System.Reflection;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>A dropdown of fixed choices whose labels differ from their values.</summary>
internal abstract class ChoicesProvider(params SelectListItem[] items) : DropDownOptionsProviderBase
{
    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        new((ICollection<SelectListItem>)[.. items]);
}
