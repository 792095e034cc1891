namespace Elsa.Intercom.Client;

/// <summary>How an author names a contact.</summary>
internal static class ContactIdentifiers
{
    public const string Id = "id";
    public const string ExternalId = "external_id";
    public const string Email = "email";
}
