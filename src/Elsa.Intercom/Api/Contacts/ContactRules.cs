using System.Globalization;
using System.Text;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>Checks a contact before anything is sent.</summary>
internal static class ContactRules
{
    /// <summary>Characters that Unicode counts as letters or marks although they show nothing.</summary>
    private const string InvisibleLetters = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(ContactUpsert upsert)
    {
        if (upsert.Email == null && upsert.ExternalId == null)
            throw IntercomException.Invalid("Neither Email nor External ID is given, so the contact can't be found again. Set one of them.");

        if (upsert.Email is { } email)
            CheckEmail(email);

        TextRules.Check(upsert.Email, "Email");
        TextRules.Check(upsert.ExternalId, "External ID");
        TextRules.Check(upsert.Name, "Full name");
        TextRules.Check(upsert.Phone, "Phone");

        if (upsert.Role is not (ContactRoles.User or ContactRoles.Lead))
            throw IntercomException.Invalid("Role is neither 'user' nor 'lead'. Use one of these.");
    }

    /// <exception cref="IntercomException">A text contains half a character, which would arrive as a different text.</exception>
    public static void Check(ContactRequest request)
    {
        TextRules.Check(request.Role, "Role");
        TextRules.Check(request.ExternalId, "External ID");
        TextRules.Check(request.Email, "Email");
        TextRules.Check(request.Name, "Full name");
        TextRules.Check(request.Phone, "Phone");

        foreach (var (name, value) in request.CustomAttributes ?? new Dictionary<string, object?>())
        {
            TextRules.Check(name, "The name of a custom attribute");
            TextRules.Check(value as string, "A custom attribute");
        }
    }

    /// <exception cref="IntercomException">The reference names no contact, or not one of its kind.</exception>
    public static void Check(ContactReference contact)
    {
        if (contact.Value.Length == 0)
            throw IntercomException.Invalid("Contact is empty. Name the contact.");

        TextRules.Check(contact.Value, "Contact");
        contact.Check();
    }

    /// <exception cref="IntercomException">A value of a note is invalid. The message says how to correct it.</exception>
    public static void Check(ContactNoteRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Body))
            throw IntercomException.Invalid("Note is empty. Intercom adds no note without a text.");

        TextRules.Check(request.Body, "Note");

        if (request.AdminId is { } admin)
            ConversationRules.CheckAdmin(admin);
    }

    /// <param name="email">The text.</param>
    /// <param name="field">The name of its field.</param>
    /// <exception cref="IntercomException">The text is not one email address.</exception>
    public static void CheckEmail(string email, string field = "Email")
    {
        if (email.EnumerateRunes().Any(IsInvisible))
            throw IntercomException.Invalid(
                $"{field} contains an invisible character, such as a zero-width space copied from a web page. Type the email address again.");

        if (email.AsSpan().IndexOfAny(",;<>") >= 0 || email.Count(character => character == '@') > 1)
            throw IntercomException.Invalid($"{field} is not one plain email address. Give one address without a name, for example ada@example.com.");

        if (email.IndexOf('@', StringComparison.Ordinal) <= 0 || email.EndsWith('@') || email.Any(char.IsWhiteSpace))
            throw IntercomException.Invalid($"{field} is not an email address: it needs a name, an @ and a domain, without blanks.");
    }

    private static bool IsInvisible(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control && !Rune.IsWhiteSpace(rune)) ||
        rune.Value is >= 0xFE00 and <= 0xFE0F ||
        (rune.IsBmp && InvisibleLetters.Contains((char)rune.Value, StringComparison.Ordinal));
}
