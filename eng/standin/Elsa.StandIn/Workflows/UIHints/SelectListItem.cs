namespace Elsa.Workflows.UIHints.Dropdown;

public record SelectListItem(string Text, string Value);
