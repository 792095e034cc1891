namespace Elsa.Intercom.Host.Designer;

/// <summary>A file of the designer.</summary>
/// <param name="Path">Its path.</param>
/// <param name="ContentType">Its content type, without its compression.</param>
/// <param name="Encodings">Its compressed forms, the smallest first.</param>
/// <param name="IsFingerprinted">Whether its name changes with its content, so that a browser can keep it forever.</param>
internal sealed record StudioFile(string Path, string ContentType, IReadOnlyList<StudioEncoding> Encodings, bool IsFingerprinted);
