namespace Elsa.Intercom.Api;

internal sealed class EventsClient(ApiCalls calls, TimeProvider time) : IEventsClient
{
    public Task<TrackedEvent> TrackAsync(TrackEventRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.ContactId);
        EventRules.Check(request, time.GetUtcNow());
        return calls.SendAsync(request.ToSend(), answer => new TrackedEvent { RequestId = answer.RequestId }, cancellationToken);
    }
}
