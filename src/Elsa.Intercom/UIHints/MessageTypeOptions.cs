using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>The channels that third-party descriptions of the API name.</summary>
internal sealed class MessageTypeOptions() : ChoicesProvider(
    new SelectListItem("(not sent)", ""),
    new SelectListItem("In-app", "inapp"),
    new SelectListItem("Email", "email"),
    new SelectListItem("SMS", "sms"),
    new SelectListItem("WhatsApp", "whatsapp"),
    new SelectListItem("Facebook", "facebook"));
