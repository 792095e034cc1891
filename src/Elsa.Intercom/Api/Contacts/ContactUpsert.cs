namespace Elsa.Intercom.Api;

/// <summary>The contact that an author wants to exist.</summary>
internal sealed record ContactUpsert
{
    public required string Connection { get; init; }

    public string? Email { get; init; }

    public string? ExternalId { get; init; }

    public required string Role { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public DateTimeOffset? SignedUpAt { get; init; }

    public IReadOnlyDictionary<string, object?>? CustomAttributes { get; init; }

    /// <summary>Whether an existing contact is updated. Otherwise it stays as it is.</summary>
    public required bool UpdateWhenFound { get; init; }

    public ContactRequest NewContact() => new()
    {
        Role = Role,
        Email = Email,
        ExternalId = ExternalId,
        Name = Name,
        Phone = Phone,
        SignedUpAt = SignedUpAt,
        CustomAttributes = CustomAttributes,
    };

    /// <summary>The changes to an existing contact; null if no value is given that could change it.</summary>
    public ContactRequest? Changes(Contact found)
    {
        var changes = new ContactRequest
        {
            Email = Same(Email, found.Email, StringComparison.OrdinalIgnoreCase) ? null : Email,
            ExternalId = Same(ExternalId, found.ExternalId, StringComparison.Ordinal) ? null : ExternalId,
            Name = Same(Name, found.Name, StringComparison.Ordinal) ? null : Name,
            Phone = Same(Phone, found.Phone, StringComparison.Ordinal) ? null : Phone,
            SignedUpAt = SignedUpAt,
            CustomAttributes = CustomAttributes,
        };

        return changes is { Email: null, ExternalId: null, Name: null, Phone: null, SignedUpAt: null, CustomAttributes: null } ? null : changes;
    }

    private static bool Same(string? wanted, string? actual, StringComparison comparison) => string.Equals(wanted, actual, comparison);
}
