namespace Elsa.Intercom.Api;

/// <summary>The workspace that a token belongs to (<c>GET /me</c>, API 2.14).</summary>
public sealed record Workspace
{
    /// <summary>The workspace's id (<c>app.id_code</c>); <see langword="null"/> if the response doesn't say.</summary>
    public string? Id { get; init; }

    /// <summary>The workspace's name; <see langword="null"/> if the response doesn't say.</summary>
    public string? Name { get; init; }

    /// <summary>Where its data is hosted, in Intercom's words (<c>US</c>, <c>Europe</c> …); <see langword="null"/> if the response doesn't say.</summary>
    public string? Region { get; init; }

    /// <summary>Intercom's id of the teammate that the token belongs to; <see langword="null"/> if the response doesn't say.</summary>
    public string? AdminId { get; init; }
}
