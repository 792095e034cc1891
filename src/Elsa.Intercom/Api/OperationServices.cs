namespace Elsa.Intercom.Api;

/// <summary>The services of operations for lookups and searches.</summary>
/// <param name="Contacts">Finds the contact that the author refers to.</param>
/// <param name="Workspaces">Finds the teammate that the token belongs to.</param>
/// <param name="Clients">The package's own clients. Reconciliation never uses a client of the application's, because the promise depends on it.</param>
/// <param name="Time">The clock.</param>
internal sealed record OperationServices(ContactResolver Contacts, KnownWorkspaces Workspaces, IntercomClientFactory Clients, TimeProvider Time);
