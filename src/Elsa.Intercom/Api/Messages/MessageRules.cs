using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Api;

/// <summary>Checks a message before anything is sent (API 2.14).</summary>
internal static class MessageRules
{
    public const string InApp = "inapp";
    public const string Email = "email";
    public const string Plain = "plain";
    public const string Personal = "personal";

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(SendMessageRequest request)
    {
        if (request.MessageType is not (InApp or Email))
            throw IntercomException.Invalid("Channel is neither 'inapp' nor 'email'. Use one of these.");

        if (string.IsNullOrWhiteSpace(request.Body))
            throw IntercomException.Invalid("Message is empty. Intercom sends no message without a text.");

        CheckSubject(request.MessageType, !string.IsNullOrWhiteSpace(request.Subject));

        if (request.MessageType == Email && request.Template is not (Plain or Personal))
            throw IntercomException.Invalid("Template is neither 'plain' nor 'personal'. Use one of these for an email.");

        TextRules.Check(request.Body, "Message");
        TextRules.Check(request.Subject, "Subject");
    }

    /// <exception cref="IntercomException">An email has no subject, or another message has one, which nobody would see.</exception>
    public static void CheckSubject(string channel, bool hasSubject)
    {
        if (channel == Email && !hasSubject)
            throw IntercomException.Invalid("Subject is empty. Intercom sends no email without a subject.");

        if (channel == InApp && hasSubject)
            throw IntercomException.Invalid("Subject is given, and Channel is inapp. Only an email has a subject: leave it out, or choose email.");
    }
}
