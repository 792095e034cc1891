using Elsa.Intercom.Errors;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Options;

/// <summary>The current connections. A setting that changes while the application runs applies from the next request.</summary>
internal sealed class Connections(IOptionsMonitor<IntercomOptions> options)
{
    /// <exception cref="IntercomException">There is no such connection, or its settings are invalid.</exception>
    public IntercomConnection Get(string name)
    {
        var connections = Current().Connections;

        if (connections.TryGetValue(name, out var connection))
            return connection;

        var known = connections.Count == 0
            ? "No connection is configured"
            : $"Configured are: {string.Join(", ", connections.Keys.Order(StringComparer.OrdinalIgnoreCase))}";
        throw new IntercomException(
            IntercomErrorKind.Rejected,
            IntercomErrorCodes.ConnectionUnknown,
            $"There is no Intercom connection named '{PrivateText.Without(name, []) ?? "…"}'. {known}. Choose one of them, "
                + "or set Intercom:Connections:<Name>:AccessToken.");
    }

    public IntercomOptions Current()
    {
        try
        {
            return options.CurrentValue;
        }
        catch (OptionsValidationException e)
        {
            throw new IntercomException(IntercomErrorKind.Unauthorized, IntercomErrorCodes.ConnectionInvalid, string.Join(" ", e.Failures));
        }
    }
}
