using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Api;

/// <summary>Events of contacts. The interface grows with the API.</summary>
public interface IEventsClient
{
    /// <summary>
    /// Records an event of a contact (<c>POST /events</c>). Intercom ignores a repetition with the same time, so an unclear response is followed by more
    /// attempts.
    /// </summary>
    /// <param name="request">The event.</param>
    /// <param name="cancellationToken">Ends waiting and sending. Intercom may have carried the request out already.</param>
    /// <returns>Intercom's id of the request.</returns>
    /// <exception cref="IntercomException">
    /// <see cref="IntercomErrorKind.Unknown"/> if the event may have been recorded. With every other kind it wasn't.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<TrackedEvent> TrackAsync(TrackEventRequest request, CancellationToken cancellationToken = default);
}
