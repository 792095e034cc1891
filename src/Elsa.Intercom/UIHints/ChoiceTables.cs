using Elsa.Intercom.Api;

namespace Elsa.Intercom.UIHints;

/// <summary>How an author identifies a contact.</summary>
internal sealed class IdentifyByChoices() : Choices(
    (ContactReference.Auto, "Automatic"),
    (ContactReference.Id, "Intercom ID"),
    (ContactReference.ExternalId, "External ID"),
    (ContactReference.Email, "Email"));

/// <summary>The roles in which a contact can speak.</summary>
internal sealed class ContactTypeChoices() : Choices(
    (ContactRoles.User, "User"),
    (ContactRoles.Lead, "Lead"),
    (ContactRoles.Contact, "Contact (a visitor)"));

/// <summary>The roles of contacts.</summary>
internal sealed class RoleChoices() : Choices(
    (ContactRoles.User, "User"),
    (ContactRoles.Lead, "Lead"));

/// <summary>What to do with an existing contact.</summary>
internal sealed class WhenFoundChoices() : Choices(
    (Update, "Update it"),
    (Keep, "Keep it as it is"))
{
    public const string Update = "Update";
    public const string Keep = "Keep";
}

/// <summary>What to do when the result of an attempt is unknown.</summary>
internal sealed class OnUnknownChoices() : Choices(
    (Report, "Report it"),
    (Create, "Create it again"))
{
    public const string Report = "Report";
    public const string Create = "Create";
}

/// <summary>The channels that third-party descriptions of the API list. Intercom's own description lists none, so other values are passed on.</summary>
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
