using Elsa.Intercom.Api;

namespace Elsa.Intercom.UIHints;

/// <summary>How an author names a contact.</summary>
internal sealed class IdentifyByChoices() : Choices(
    (ContactReference.Auto, "Automatic"),
    (ContactReference.Id, "Intercom ID"),
    (ContactReference.ExternalId, "External ID"),
    (ContactReference.Email, "Email"));

/// <summary>In which role a contact speaks.</summary>
internal sealed class ContactTypeChoices() : Choices(
    (ContactRoles.User, "User"),
    (ContactRoles.Lead, "Lead"),
    (ContactRoles.Contact, "Contact (a visitor)"));

/// <summary>The roles of contacts.</summary>
internal sealed class RoleChoices() : Choices(
    (ContactRoles.User, "User"),
    (ContactRoles.Lead, "Lead"));

/// <summary>What to do with a contact that exists.</summary>
internal sealed class WhenFoundChoices() : Choices(
    (Update, "Update it"),
    (Keep, "Keep it as it is"))
{
    public const string Update = "Update";
    public const string Keep = "Keep";
}

/// <summary>What to do when nobody can tell whether something was sent.</summary>
internal sealed class OnUnknownChoices() : Choices(
    (Report, "Report it"),
    (Create, "Create it again"))
{
    public const string Report = "Report";
    public const string Create = "Create";
}

/// <summary>The channels that third-party descriptions of the API name. Intercom's own names none, so any other is passed on.</summary>
internal sealed class MessageTypeChoices() : Choices(
    ("", "(not sent)"),
    ("inapp", "In-app"),
    ("email", "Email"),
    ("sms", "SMS"),
    ("whatsapp", "WhatsApp"),
    ("facebook", "Facebook"))
{
    public override bool IsOpen => true;
}
