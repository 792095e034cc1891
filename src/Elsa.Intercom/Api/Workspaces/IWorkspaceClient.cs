using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>The workspace that a token belongs to. The interface grows with the API.</summary>
public interface IWorkspaceClient
{
    /// <summary>Reads the workspace that the token belongs to (<c>GET /me</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The workspace.</returns>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Workspace> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the teammates of the workspace (<c>GET /admins</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<Admin>> ListAdminsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the teams of the workspace (<c>GET /teams</c>).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IntercomException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<IReadOnlyList<Team>> ListTeamsAsync(CancellationToken cancellationToken = default);

    /// <summary>Tests the connection (<c>GET /me</c>): which workspace the token belongs to, and whether Region and ApiVersion are right.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Intercom's response. If the region or the version differs, it includes a sentence that says what to set. The call still
    /// succeeds.</returns>
    /// <exception cref="IntercomException">The request failed, or the token was refused.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConnectionStatus> TestConnectionAsync(CancellationToken cancellationToken = default);
}
