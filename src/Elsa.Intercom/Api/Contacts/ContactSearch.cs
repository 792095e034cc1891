namespace Elsa.Intercom.Api;

/// <summary>The criteria of a contact search (<c>POST /contacts/search</c>, API 2.14). A contact must match all of them.</summary>
public sealed class ContactSearch
{
    /// <summary>The email address, ignoring case; <see langword="null"/> for any.</summary>
    public string? Email { get; set; }

    /// <summary>The id in your own system; <see langword="null"/> for any.</summary>
    public string? ExternalId { get; set; }

    /// <summary><c>user</c> or <c>lead</c>; <see langword="null"/> for both.</summary>
    public string? Role { get; set; }
}
