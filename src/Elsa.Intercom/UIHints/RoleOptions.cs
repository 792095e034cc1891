using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>The roles of contacts.</summary>
internal sealed class RoleOptions() : ChoicesProvider(
    new SelectListItem("User", "user"),
    new SelectListItem("Lead", "lead"));
