using Elsa.Intercom.Http;

namespace Elsa.Intercom.Client;

internal sealed class IntercomClientFactory(IntercomTransport transport, Connections connections, TimeProvider time) : IIntercomClientFactory
{
    public IIntercomClient GetClient(string connection) => new IntercomClient(connection, transport, connections, time);
}
