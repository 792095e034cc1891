namespace Elsa.Intercom.Host.Designer;

/// <summary>A compression of the designer's files.</summary>
/// <param name="Name">Its name in HTTP.</param>
/// <param name="Extension">The extension of the compressed file.</param>
internal sealed record StudioEncoding(string Name, string Extension)
{
    /// <summary>The smallest first.</summary>
    public static IReadOnlyList<StudioEncoding> All { get; } = [new("br", ".br"), new("gzip", ".gz")];
}
