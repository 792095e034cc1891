using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>In which role a contact speaks.</summary>
internal sealed class ContactTypeOptions() : ChoicesProvider(
    new SelectListItem("User", "user"),
    new SelectListItem("Lead", "lead"),
    new SelectListItem("Contact (a visitor)", "contact"));
