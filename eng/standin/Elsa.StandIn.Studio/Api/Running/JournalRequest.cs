namespace Elsa.StandIn.Api.Running;

internal sealed record JournalRequest(JournalFilter? Filter);
