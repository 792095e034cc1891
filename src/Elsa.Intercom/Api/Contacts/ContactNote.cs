namespace Elsa.Intercom.Api;

/// <summary>A note on a contact, which only teammates see (API 2.14). A value that the response lacks is <see langword="null"/>.</summary>
public sealed record ContactNote
{
    /// <summary>The id. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>Intercom's id of the contact.</summary>
    public string? ContactId { get; init; }

    /// <summary>Intercom's id of the teammate who wrote it.</summary>
    public string? AuthorId { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The text, as HTML.</summary>
    public string? Body { get; init; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> in lists.</summary>
    public string? RequestId { get; init; }
}
