using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

internal sealed class IntercomClientFactory(IIntercomTransport transport, Connections connections, TimeProvider time) : IIntercomClientFactory
{
    public IIntercomClient GetClient(string connection) => new IntercomClient(connection, transport, connections, time, isUrgent: false);

    /// <summary>A client whose calls go ahead of those who wait for the rate limit: somebody holds a key meanwhile.</summary>
    public IIntercomClient GetUrgentClient(string connection) => new IntercomClient(connection, transport, connections, time, isUrgent: true);
}
