namespace Elsa.Intercom.Api;

/// <summary>A contact that was found or created.</summary>
internal sealed record ContactResult(Contact Contact, bool Created);
