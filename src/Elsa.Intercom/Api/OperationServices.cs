namespace Elsa.Intercom.Api;

/// <summary>What operations look up and look for with.</summary>
/// <param name="Contacts">Finds the contact that an author means.</param>
/// <param name="Clients">The package's own clients. A look never goes through the application's, for the promise depends on it.</param>
/// <param name="Time">The clock.</param>
internal sealed record OperationServices(ContactResolver Contacts, IntercomClientFactory Clients, TimeProvider Time);
