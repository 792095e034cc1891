using System.Reflection;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.StandIn.Http;

/// <summary>The types of content that a response can have here.</summary>
internal sealed class ContentTypes : DropDownOptionsProviderBase
{
    private static readonly string[] Names = ["", "application/json", "text/html", "text/json", "text/plain", "text/richtext"];

    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        new([.. Names.Select(x => new SelectListItem(x, x))]);
}
