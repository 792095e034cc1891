using Elsa.Intercom.Host.Pages;

namespace Elsa.Intercom.Host.Designer;

/// <summary>A page around one of the Studio's elements.</summary>
/// <param name="Route">Its path; the value in braces goes to the element.</param>
/// <param name="Section">The entry of the navigation that it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Element">The Studio's element.</param>
/// <param name="Attribute">The element's attribute for the id; null if the page shows a list.</param>
internal sealed record DesignerPage(string Route, Section Section, string Title, string Element, string? Attribute = null)
{
    public static IReadOnlyList<DesignerPage> All { get; } =
    [
        new(DesignerPages.Definitions, Section.Workflows, "Workflows", "elsa-workflow-definition-list"),
        new(DesignerPages.Definitions + "/{id}/edit", Section.Workflows, "Workflow editor", "elsa-workflow-definition-editor", "definition-id"),
        new(DesignerPages.Instances, Section.Runs, "Runs", "elsa-workflow-instance-list"),
        new(DesignerPages.Instances + "/{id}/view", Section.Runs, "Run", "elsa-workflow-instance-viewer", "instance-id"),
    ];
}
