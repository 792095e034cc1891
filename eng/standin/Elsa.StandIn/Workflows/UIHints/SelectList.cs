namespace Elsa.Workflows.UIHints.Dropdown;

public record SelectList(ICollection<SelectListItem> Items);
