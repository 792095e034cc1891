using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.Http;

/// <summary>Intercom answers 410 for a contact that was merged into another one, and names that one in the header Link (API 2.14).</summary>
internal static class MergedContacts
{
    public const string Code = "contact_merged";

    private const int MaxLength = 500;

    private static readonly Regex Successor = new(
        "<[^<>]*/contacts/([0-9a-fA-F]{24})>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The id of the contact that a merged one became; null if the response names none.</summary>
    public static string? Read(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Gone && response.Headers.TryGetValues("Link", out var links)
            ? links.Where(link => link.Length <= MaxLength).Select(link => Successor.Match(link)).FirstOrDefault(match => match.Success)?.Groups[1].Value
            : null;
}
