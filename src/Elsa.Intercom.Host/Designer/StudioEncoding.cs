namespace Elsa.Intercom.Host.Designer;

/// <summary>A way in which the designer's files lie ready-compressed.</summary>
/// <param name="Name">Its name in HTTP.</param>
/// <param name="Extension">What is added to the file's name.</param>
internal sealed record StudioEncoding(string Name, string Extension)
{
    /// <summary>The smallest first.</summary>
    public static IReadOnlyList<StudioEncoding> All { get; } = [new("br", ".br"), new("gzip", ".gz")];
}
