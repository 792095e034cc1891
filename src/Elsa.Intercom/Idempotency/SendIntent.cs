namespace Elsa.Intercom.Idempotency;

/// <summary>What the caller is about to send.</summary>
/// <param name="Subject">Intercom's id of the target: a contact, a conversation.</param>
/// <param name="Fingerprint">A hash of author, subject and text: a search cannot distinguish results with the same fingerprint.</param>
/// <param name="LeaseDuration">The longest time that sending and searching take from now on.</param>
internal sealed record SendIntent(string Subject, string Fingerprint, TimeSpan LeaseDuration);
