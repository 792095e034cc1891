using Elsa.Intercom.Http;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /events</c> (API 2.14). A <see langword="null"/> is left out.</summary>
public sealed class TrackEventRequest
{
    /// <summary>The name of the event. Required.</summary>
    [JsonProperty("event_name")]
    public string EventName { get; set; } = "";

    /// <summary>
    /// When it happened, at most now. Intercom ignores a second event of the same contact and name in the same second, so a repetition with the same time
    /// has no further effect. Required. Sent in whole seconds.
    /// </summary>
    [JsonProperty("created_at"), JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? OccurredAt { get; set; }

    /// <summary>Intercom's id of the contact. Required.</summary>
    [JsonProperty("id")]
    public string ContactId { get; set; } = "";

    /// <summary>Up to 10 texts and numbers by name. A date is a number of Unix seconds whose name ends in <c>_date</c>.</summary>
    [JsonProperty("metadata")]
    public IReadOnlyDictionary<string, object?>? Metadata { get; set; }

    internal IntercomRequest ToSend() => Routes.TrackEvent with { Body = this, Private = [ContactId, .. Metadata?.Values.OfType<string>() ?? []] };
}
