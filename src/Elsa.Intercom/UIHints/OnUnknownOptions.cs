using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>What to do when nobody can tell whether a conversation was created.</summary>
internal sealed class OnUnknownOptions() : ChoicesProvider(
    new SelectListItem("Report it", "Report"),
    new SelectListItem("Create it again", "Create"));
