namespace Elsa.Intercom.Client;

/// <summary>Gives the client of a connection.</summary>
public interface IIntercomClientFactory
{
    /// <summary>Gives the client of a connection. Cheap; the settings are read anew for each request.</summary>
    /// <param name="connection">The connection's name, in any case.</param>
    /// <returns>A client; its calls throw <see cref="IntercomException"/> where no such connection is configured.</returns>
    IIntercomClient GetClient(string connection);
}
