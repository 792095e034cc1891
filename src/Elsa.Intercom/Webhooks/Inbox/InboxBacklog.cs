namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>What is not delivered yet.</summary>
/// <param name="Waiting">How many notifications wait.</param>
/// <param name="Lag">How long the oldest of them has waited; zero if there is none.</param>
internal sealed record InboxBacklog(long Waiting, TimeSpan Lag);
