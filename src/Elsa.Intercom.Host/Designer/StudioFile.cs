namespace Elsa.Intercom.Host.Designer;

/// <summary>A file of the designer.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="ContentType">Its type, whichever way it is compressed.</param>
/// <param name="Encodings">The forms of it that lie beside it ready-compressed, the smallest first.</param>
/// <param name="IsFingerprinted">Its name changes with its content, so that it never has to be asked for again.</param>
internal sealed record StudioFile(string Path, string ContentType, IReadOnlyList<StudioEncoding> Encodings, bool IsFingerprinted);
