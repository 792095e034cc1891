using System.Text.RegularExpressions;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Checks a new conversation before anything is sent (API 2.14 and 2.16).</summary>
internal static class ConversationRules
{
    public const int MaxAttachments = 10;

    // A URL may contain another one, as in ?url=https://…, but not after a list separator.
    private static readonly Regex SecondAddress = new(
        "[,;|]https?://", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Intercom began in 2011. An earlier date is a mistake, such as seconds taken for milliseconds.
    private static readonly DateTimeOffset Earliest = new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A server's clock may be a little behind the author's.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(CreateConversationRequest request, IntercomConnection connection, string connectionName, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(request.From.Id))
            throw IntercomException.Invalid("No contact is given. Set the id of the contact who speaks.");

        if (string.IsNullOrWhiteSpace(request.Body))
            throw IntercomException.Invalid("Message is empty. Intercom creates no conversation without a text.");

        TextRules.Check(request.From.Id, "Contact");
        TextRules.Check(request.From.Type, "Contact type");
        TextRules.Check(request.Body, "Message");
        TextRules.Check(request.Subject, "Subject");
        TextRules.Check(request.BrandId, "Brand ID");
        TextRules.Check(request.MessageType, "Message type");
        CheckAttachments(request.AttachmentUrls);
        CheckCreatedAt(request.CreatedAt, now);

        VersionRules.Check(connection, connectionName, request.CreatedAt != null, "Created at", "created_at", "2.11");
        VersionRules.Check(connection, connectionName, request.BrandId != null, "Brand ID", "brand_id", "2.16");
    }

    /// <exception cref="IntercomException">The text is not the id of a conversation.</exception>
    public static void CheckConversation(string id) =>
        TextRules.CheckDigits(id, "Conversation", "Use the Conversation ID of an earlier activity, for example 215468464.");

    /// <exception cref="IntercomException">The text is not the id of a teammate.</exception>
    public static void CheckAdmin(string id) =>
        TextRules.CheckDigits(id, "Admin", "Use the Intercom id of the teammate, for example 991267715.");

    /// <exception cref="IntercomException">There are too many URLs, or one of them is not a valid URL.</exception>
    public static void CheckAttachments(IReadOnlyList<string>? urls)
    {
        if (urls == null)
            return;

        if (urls.Count > MaxAttachments)
            throw IntercomException.Invalid($"{urls.Count} attachments are given; Intercom accepts at most {MaxAttachments}.");

        for (var i = 0; i < urls.Count; i++)
        {
            TextRules.Check(urls[i], $"Attachment {i + 1} of {urls.Count}");

            if (urls[i].Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) || SecondAddress.IsMatch(urls[i]))
                throw IntercomException.Invalid(
                    $"Attachment {i + 1} of {urls.Count} is not one URL: it contains a blank, a line break or a second URL. Give each URL as an item of its "
                        + "own, and write a blank in a URL as %20.");

            if (!Uri.TryCreate(urls[i], UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
                throw IntercomException.Invalid(
                    $"Attachment {i + 1} of {urls.Count} is not an absolute http or https URL. Use the full URL of an image, starting with https://.");
        }
    }

    /// <param name="createdAt">When the conversation began; null if not given.</param>
    /// <param name="now">When it is sent; null if not known yet.</param>
    /// <exception cref="IntercomException">The date is before Intercom or in the future.</exception>
    public static void CheckCreatedAt(DateTimeOffset? createdAt, DateTimeOffset? now)
    {
        if (createdAt < Earliest)
            throw IntercomException.Invalid(
                $"Created at is before {Earliest:yyyy}, when there was no Intercom. Write the date in ISO 8601 with an offset, "
                    + "for example 2026-01-31T09:30:00Z.");

        if (createdAt > now + ClockTolerance)
            throw IntercomException.Invalid("Created at is in the future. Leave it out for a new conversation.");
    }
}
