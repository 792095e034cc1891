using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>What an activity does about an error.</summary>
internal sealed class OnErrorOptions() : ChoicesProvider(
    new SelectListItem("Fault the workflow", "Fault"),
    new SelectListItem("Continue with an outcome", "Outcome"));
