namespace Elsa.Intercom.Sandbox;

/// <summary>A field of the tickets of one type.</summary>
public sealed record SandboxTicketField
{
    internal const string Title = "_default_title_";
    internal const string Text = "_default_description_";

    internal static IReadOnlyList<SandboxTicketField> Defaults { get; } = [new() { Name = Title }, new() { Name = Text, Multiline = true }];

    /// <summary>The name, as in <c>ticket_attributes</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The data type, in Intercom's words. Default <c>string</c>. The sandbox does not check values against it.</summary>
    public string DataType { get; init; } = "string";

    /// <summary>Whether a text may have several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>Whether a new ticket must have a value for it.</summary>
    public bool Required { get; init; }

    internal bool IsDefault => Name is Title or Text;
}
