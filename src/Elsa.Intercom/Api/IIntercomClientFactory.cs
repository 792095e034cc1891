using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Returns the client of a connection.</summary>
public interface IIntercomClientFactory
{
    /// <summary>Returns the client of a connection. This is cheap, and each request reads the current settings.</summary>
    /// <param name="connection">The connection's name, ignoring case.</param>
    /// <returns>A client. Its calls throw <see cref="IntercomException"/> if no such connection is configured.</returns>
    IIntercomClient GetClient(string connection);
}
