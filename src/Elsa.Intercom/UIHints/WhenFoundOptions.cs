using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>What to do with a contact that exists.</summary>
internal sealed class WhenFoundOptions() : ChoicesProvider(
    new SelectListItem("Update it", "Update"),
    new SelectListItem("Keep it as it is", "Keep"));
