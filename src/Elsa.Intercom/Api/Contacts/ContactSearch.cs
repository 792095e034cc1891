namespace Elsa.Intercom.Api;

/// <summary>Which contacts to look for (<c>POST /contacts/search</c>, API 2.14). All that is set must match.</summary>
public sealed class ContactSearch
{
    /// <summary>The e-mail address, in any case; <see langword="null"/> for any.</summary>
    public string? Email { get; set; }

    /// <summary>The id that your own system gave; <see langword="null"/> for any.</summary>
    public string? ExternalId { get; set; }

    /// <summary><c>user</c> or <c>lead</c>; <see langword="null"/> for both.</summary>
    public string? Role { get; set; }
}
