using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>Checks a contact before anything is sent.</summary>
internal static class ContactRules
{
    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(ContactUpsert upsert)
    {
        if (upsert.Email == null && upsert.ExternalId == null)
            throw IntercomException.Invalid("Neither Email nor ExternalId is given, so the contact can't be found again. Set one of them.");

        if (upsert.Email is { } email)
            CheckEmail(email);

        TextRules.Check(upsert.Email, "Email");
        TextRules.Check(upsert.ExternalId, "ExternalId");
        TextRules.Check(upsert.Name, "FullName");
        TextRules.Check(upsert.Phone, "Phone");

        if (upsert.Role is not (ContactRoles.User or ContactRoles.Lead))
            throw IntercomException.Invalid("Role is neither 'user' nor 'lead'. Use one of these.");
    }

    /// <exception cref="IntercomException">The text is not an email address.</exception>
    public static void CheckEmail(string email)
    {
        if (email.IndexOf('@', StringComparison.Ordinal) <= 0 || email.EndsWith('@') || email.Any(char.IsWhiteSpace))
            throw IntercomException.Invalid("Email is not an email address: it needs a name, an @ and a domain, without blanks.");
    }
}
