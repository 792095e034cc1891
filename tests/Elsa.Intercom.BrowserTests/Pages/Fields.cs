using System.Text.RegularExpressions;

namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The Studio's form fields, found by their labels.</summary>
internal static class Fields
{
    public static ILocator Find(ILocator within, string label) =>
        within.Locator(".mud-input-control").Filter(
            new LocatorFilterOptions
            {
                Has = within.Page.Locator(
                "label", new PageLocatorOptions { HasTextRegex = new Regex($@"^{Regex.Escape(label)}( \(\w+\))?\*?$") })
            }).First;

    /// <summary>A button by its text. The Studio's style sheet shows it in capitals.</summary>
    public static ILocator Button(ILocator within, string name) =>
        within.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(name)}$", RegexOptions.IgnoreCase) });

    /// <summary>Replaces the name that a dialog proposes a moment after it opens.</summary>
    public static async Task RenameAsync(ILocator dialog, string name)
    {
        var input = Find(dialog, "Name").Locator("input");
        await Assertions.Expect(input).Not.ToHaveValueAsync("");
        await input.FillAsync(name);
    }

    /// <summary>Opens a dropdown and chooses an item.</summary>
    public static async Task ChooseAsync(ILocator field, string choice)
    {
        await field.ClickAsync();
        await field.Page.Locator(".mud-popover-open").GetByText(choice, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
    }
}
