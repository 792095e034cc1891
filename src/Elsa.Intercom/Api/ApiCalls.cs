using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Sends a request on a connection and reads the response, for the clients of all resources.</summary>
internal sealed class ApiCalls(string connection, IIntercomTransport transport, Connections connections, bool isUrgent)
{
    public string Connection => connection;

    /// <summary>The connection's current settings.</summary>
    public IntercomConnection Settings => connections.Get(connection);

    public Task<IntercomAnswer> SendAsync(IntercomRequest request, CancellationToken cancellationToken) =>
        transport.SendAsync(connection, request with { IsUrgent = isUrgent }, cancellationToken);

    /// <param name="request">The request.</param>
    /// <param name="read">Reads the response; returns null if it isn't what Intercom's API describes.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    public async Task<T> SendAsync<T>(IntercomRequest request, Func<IntercomAnswer, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return read(answer) ?? throw Foreign(request, answer);
    }

    /// <summary>Like <see cref="SendAsync{T}"/>, but null if the resource doesn't exist. A merged contact does exist, under another id.</summary>
    public async Task<T?> FindAsync<T>(IntercomRequest request, Func<IntercomAnswer, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await SendAsync(request, read, cancellationToken).ConfigureAwait(false);
        }
        catch (IntercomException e) when (
            e.Kind == IntercomErrorKind.NotFound
            || (e is { StatusCode: HttpStatusCode.Gone, MergedInto: null, IsForeign: false } && e.Code != MergedContacts.Code))
        {
            return null;
        }
    }

    /// <summary>Reads a conversation. One that doesn't exist is Intercom's own error.</summary>
    public Task<Conversation> ReadConversationAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(Routes.GetConversation(id), answer => ConversationJson.Read(answer, id), cancellationToken);

    private static IntercomException Foreign(IntercomRequest request, IntercomAnswer answer) =>
        new(
            request.Changes ? IntercomErrorKind.Unknown : IntercomErrorKind.Unavailable,
            IntercomErrorCodes.InvalidAnswer,
            $"The response of {request.Route} does not match the description of Intercom's API."
            + (request.Changes
                ? " The change may have been made; look in Intercom before sending it again."
                : " Nothing was changed; check the connection's BaseUrl."),
            answer.Status,
            answer.RequestId);
}
