using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

internal sealed class IntercomClientFactory(IIntercomTransport transport, Connections connections, TimeProvider time) : IIntercomClientFactory
{
    public IIntercomClient GetClient(string connection) => new IntercomClient(connection, transport, connections, time, isUrgent: false);

    /// <summary>The calls of a connection, for an operation that reads Intercom's own errors.</summary>
    public ApiCalls GetCalls(string connection) => new(connection, transport, connections, isUrgent: false);

    /// <summary>A client whose calls go to the front of the rate limit's queue, because their caller has a lease that ends.</summary>
    public IIntercomClient GetUrgentClient(string connection) => new IntercomClient(connection, transport, connections, time, isUrgent: true);
}
