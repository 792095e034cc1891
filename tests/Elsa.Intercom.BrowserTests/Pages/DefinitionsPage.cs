namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The list of workflow definitions.</summary>
internal sealed class DefinitionsPage(IPage page)
{
    public const string Address = "/studio/workflows/definitions";

    public ILocator Row(string name) => List.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });

    public async Task OpenAsync()
    {
        await page.GotoAsync(Address);
        await CreateButton.WaitForAsync();
    }

    /// <summary>Creates an empty flowchart, which the designer opens.</summary>
    public async Task<EditorPage> CreateAsync(string name)
    {
        var dialog = await StartAsync();
        await Fields.RenameAsync(dialog, name);
        await Fields.Button(dialog, "OK").ClickAsync();

        return await EditorPage.OpenedAsync(page);
    }

    /// <summary>Opens the dialog for a new workflow.</summary>
    public async Task<ILocator> StartAsync()
    {
        await CreateButton.ClickAsync();
        return page.GetByRole(AriaRole.Dialog);
    }

    /// <summary>Finds a workflow by its name, because the list shows ten at a time and has workflows of other tests too.</summary>
    public async Task<ILocator> FindAsync(string name)
    {
        var answered = page.WaitForResponseAsync(
            response => response.Url.Contains($"searchTerm={Uri.EscapeDataString(name)}&", StringComparison.OrdinalIgnoreCase));
        await List.GetByPlaceholder("Search").FillAsync(name);
        await answered;
        await Row(name).WaitForAsync();
        return Row(name);
    }

    public async Task<EditorPage> EditAsync(string name)
    {
        await (await FindAsync(name)).GetByText(name).First.ClickAsync();
        var editor = await EditorPage.OpenedAsync(page);
        await editor.FittedAsync();
        return editor;
    }

    /// <summary>Imports a file, as the Studio's button does that opens the browser's dialog.</summary>
    public async Task ImportAsync(string name, string contentType, byte[] content)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = contentType, Buffer = content });
        await page.GetByText("imported", new PageGetByTextOptions { Exact = false }).First.WaitForAsync();
    }

    private ILocator List => page.Locator("elsa-workflow-definition-list");

    private ILocator CreateButton => Fields.Button(List, "Create workflow");
}
