using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Gives the client of a connection.</summary>
public interface IIntercomClientFactory
{
    /// <summary>Gives the client of a connection. Cheap; each request reads the settings anew.</summary>
    /// <param name="connection">The connection's name, in any case.</param>
    /// <returns>A client; its calls throw <see cref="IntercomException"/> where no such connection is configured.</returns>
    IIntercomClient GetClient(string connection);
}
