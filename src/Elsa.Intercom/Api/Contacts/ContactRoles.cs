namespace Elsa.Intercom.Api;

/// <summary>The roles of Intercom's contacts, and the word for either role when a conversation is created (API 2.14).</summary>
internal static class ContactRoles
{
    public const string User = "user";
    public const string Lead = "lead";
    public const string Contact = "contact";
}
