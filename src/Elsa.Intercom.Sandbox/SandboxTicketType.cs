namespace Elsa.Intercom.Sandbox;

/// <summary>A type of tickets in the sandbox's workspace.</summary>
public sealed record SandboxTicketType
{
    internal const string Customer = "Customer";
    internal const string BackOffice = "Back-office";
    internal const string Tracker = "Tracker";

    /// <summary>The type's id: digits.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The description; empty by default.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>Customer</c> (the default), <c>Back-office</c> or <c>Tracker</c>. Only Customer types fit a converted conversation.</summary>
    public string Category { get; init; } = Customer;

    /// <summary>An emoji.</summary>
    public string Icon { get; init; } = "🎟️";

    /// <summary>Whether the type is archived. Default <see langword="false"/>.</summary>
    public bool Archived { get; init; }

    /// <summary>The fields of its tickets. Default: <c>_default_title_</c> and <c>_default_description_</c>, neither required.</summary>
    public IReadOnlyList<SandboxTicketField> Fields { get; init; } = SandboxTicketField.Defaults;

    internal static bool IsCategory(string category) => category is Customer or BackOffice or Tracker;

    /// <summary>When the workspace got it.</summary>
    internal DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of a field: its place in the list after the type's id.</summary>
    internal string FieldId(int index) => $"{Id}{index + 1:00}";
}
