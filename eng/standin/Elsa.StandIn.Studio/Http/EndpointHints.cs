using System.Reflection;
using Elsa.Http.Options;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.Options;

namespace Elsa.StandIn;

/// <summary>The content types of responses.</summary>
internal sealed class ContentTypes : DropDownOptionsProviderBase
{
    private static readonly string[] Names = ["", "application/json", "text/html", "text/json", "text/plain", "text/richtext"];

    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        new([.. Names.Select(x => new SelectListItem(x, x))]);
}

/// <summary>Shows the base address before a path.</summary>
internal sealed class EndpointAddress(IOptions<HttpActivityOptions> options) : IPropertyUIHandler
{
    public float Priority => 0;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var start = $"{options.Value.BaseUrl.ToString().TrimEnd('/')}/{options.Value.BasePath?.ToString().Trim('/')}".TrimEnd('/') + '/';

        return new(new Dictionary<string, object>
        {
            [InputUIHints.SingleLine] = new { AdornmentText = start, EnableCopyAdornment = true },
            ["Refresh"] = true,
        });
    }
}
