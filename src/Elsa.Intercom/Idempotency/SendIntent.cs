namespace Elsa.Intercom.Idempotency;

/// <summary>What is about to be sent.</summary>
/// <param name="Subject">Intercom's id of whom or what it is done to.</param>
/// <param name="Fingerprint">A hash of author, subject and text: things with the same one can't be told apart by looking at them.</param>
/// <param name="LeaseDuration">The longest time that sending and looking take from now on.</param>
internal sealed record SendIntent(string Subject, string Fingerprint, TimeSpan LeaseDuration);
