namespace Elsa.Workflows.UIHints.Dropdown;

public class DropDownProps
{
    public SelectList? SelectList { get; set; }

    public string? ProviderName { get; set; }
}
