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

/// <summary>Who replies.</summary>
internal sealed class ReplyAsChoices() : Choices(
    (Admin, "A teammate"),
    (Contact, "The contact"))
{
    public const string Admin = "admin";
    public const string Contact = "contact";
}

/// <summary>The kinds of replies.</summary>
internal sealed class ReplyKindChoices() : Choices(
    (ReplyRequest.Comment, "Comment"),
    (ReplyRequest.Note, "Note (teammates only)"),
    (ReplyRequest.QuickReply, "Quick reply (buttons)"));

/// <summary>Whether a tag is added or removed.</summary>
internal sealed class TagActionChoices() : Choices(
    (Add, "Add it"),
    (Remove, "Remove it"))
{
    public const string Add = "Add";
    public const string Remove = "Remove";
}

/// <summary>The states of conversations, for a search.</summary>
internal sealed class StateChoices() : Choices(
    ("", "(any)"),
    ("open", "Open"),
    ("closed", "Closed"),
    ("snoozed", "Snoozed"));

/// <summary>The orders of found conversations. Equal ones stay in Intercom's order.</summary>
internal sealed class OrderChoices() : Choices(
    (NewestActivity, "Latest activity first"),
    ("OldestActivity", "Earliest activity first"),
    ("Newest", "Newest first"),
    ("Oldest", "Oldest first"))
{
    public const string NewestActivity = "NewestActivity";

    /// <summary>Sorts conversations. Intercom documents no order for its search, so the client sorts.</summary>
    public static IOrderedEnumerable<Conversation> Sort(IEnumerable<Conversation> conversations, string order) => order switch
    {
        "OldestActivity" => conversations.OrderBy(conversation => conversation.UpdatedAt ?? conversation.CreatedAt),
        "Newest" => conversations.OrderByDescending(conversation => conversation.CreatedAt),
        "Oldest" => conversations.OrderBy(conversation => conversation.CreatedAt),
        _ => conversations.OrderByDescending(conversation => conversation.UpdatedAt ?? conversation.CreatedAt),
    };
}

/// <summary>The ways of a message to a contact.</summary>
internal sealed class ChannelChoices() : Choices(
    (MessageRules.InApp, "In the Messenger"),
    (MessageRules.Email, "Email"));

/// <summary>The looks of an email.</summary>
internal sealed class TemplateChoices() : Choices(
    (MessageRules.Plain, "Plain"),
    (MessageRules.Personal, "Personal"));

/// <summary>The roles of contacts that are looked for.</summary>
internal sealed class FoundRoleChoices() : Choices(
    (Any, "User or lead"),
    (ContactRoles.User, "User"),
    (ContactRoles.Lead, "Lead"))
{
    public const string Any = "any";
}

/// <summary>The methods of calls.</summary>
internal sealed class MethodChoices() : Choices([.. ApiCallRules.Methods.Select(method => (method, method))])
{
    public const string Get = "GET";
}
