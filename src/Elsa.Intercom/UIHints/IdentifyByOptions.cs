using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>How an author names a contact.</summary>
internal sealed class IdentifyByOptions() : ChoicesProvider(
    new SelectListItem("Intercom ID", "id"),
    new SelectListItem("External ID", "external_id"),
    new SelectListItem("Email", "email"));
