namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The list of workflow definitions.</summary>
internal sealed class DefinitionsPage(IPage page)
{
    public const string Address = "/studio/workflows/definitions";

    public ILocator Row(string name) => page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });

    public async Task OpenAsync()
    {
        await page.GotoAsync(Address);
        await CreateButton.WaitForAsync();
    }

    /// <summary>Creates an empty flowchart; the designer opens it.</summary>
    public async Task<EditorPage> CreateAsync(string name)
    {
        await CreateButton.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Fields.RenameAsync(dialog, name);
        await Fields.Button(dialog, "OK").ClickAsync();

        return await EditorPage.OpenedAsync(page);
    }

    public async Task<EditorPage> EditAsync(string name)
    {
        await Row(name).GetByText(name).First.ClickAsync();
        return await EditorPage.OpenedAsync(page);
    }

    private ILocator CreateButton => Fields.Button(page.Locator("elsa-workflow-definition-list"), "Create workflow");
}
