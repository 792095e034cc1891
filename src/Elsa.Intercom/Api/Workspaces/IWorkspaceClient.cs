using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>The workspace that a token belongs to. The interface grows with the API.</summary>
public interface IWorkspaceClient
{
    /// <summary>Reads which workspace the token belongs to (<c>GET /me</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The workspace.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Workspace> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Tries the connection out (<c>GET /me</c>): whose token it is, and whether its Region and ApiVersion are what Intercom has.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What Intercom answered. A wrong region and another version are in there, as sentences that say what to set; the call succeeded all the
    /// same.</returns>
    /// <exception cref="IntercomException">The request failed, or the token was refused.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConnectionStatus> TestConnectionAsync(CancellationToken cancellationToken = default);
}
