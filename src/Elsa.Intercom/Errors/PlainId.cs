using System.Diagnostics.CodeAnalysis;

namespace Elsa.Intercom.Errors;

/// <summary>
/// An id from outside that may appear in logs, journals, errors and rows: up to 100 letters, digits and the characters <c>- _ . :</c>. Callers of an HTTP
/// endpoint can choose the id of a workflow instance, and a proxy the id of a request, so either can be any text.
/// </summary>
internal static class PlainId
{
    private const int MaxLength = 100;

    public static bool Is([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');

    /// <summary>The id; null if it is not a plain one.</summary>
    public static string? From(string? text) => Is(text) ? text : null;
}
