namespace Elsa.Intercom.Api;

/// <summary>A contact that exists now.</summary>
internal sealed record ContactResult(Contact Contact, bool Created);
