namespace Elsa.StandIn.Api.Running;

/// <summary>Which part of a journal is wanted.</summary>
internal sealed record JournalPage(int? Page, int? PageSize, int? Skip, int? Take);
