using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Http;

/// <summary>Sends requests to Intercom. The client and the sender of idempotent operations both use it.</summary>
internal interface IIntercomTransport
{
    /// <summary>Sends a request until it succeeds, is refused, or has an unknown result.</summary>
    /// <exception cref="IntercomException">Any response other than a success, and any failure.</exception>
    /// <exception cref="RequestCanceledException">The caller cancelled.</exception>
    Task<IntercomAnswer> SendAsync(string connection, IntercomRequest request, CancellationToken cancellationToken);
}
