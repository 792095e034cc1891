namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>A saved draft, by its two ids.</summary>
internal sealed record SavedDraft(string VersionId, string DefinitionId);
