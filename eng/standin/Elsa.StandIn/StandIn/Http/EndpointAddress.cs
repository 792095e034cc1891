using System.Reflection;
using Elsa.Http.Options;
using Elsa.Workflows.UIHints;
using Microsoft.Extensions.Options;

namespace Elsa.StandIn.Http;

/// <summary>Shows before a path the address that it continues.</summary>
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
