namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>What an author does first: a workflow that creates a conversation and writes its id.</summary>
internal static class Authors
{
    public const string Create = "CreateConversation1";
    public const string Write = "WriteLine1";

    /// <summary>Creates a workflow with the two activities, side by side and not connected.</summary>
    public static async Task<EditorPage> StartAsync(IPage page, string name)
    {
        var list = new DefinitionsPage(page);
        await list.OpenAsync();
        var editor = await list.CreateAsync(name);
        await editor.DragAsync("Intercom", "Create Intercom Conversation", 0.1f, 0.2f);
        await editor.DragAsync("Console", "Write Line", 0.65f, 0.2f);
        return editor;
    }

    /// <summary>Says who speaks, and what.</summary>
    public static async Task FillAsync(EditorPage editor, string contact, string javaScript)
    {
        await editor.SelectAsync(Create, "Contact");
        await editor.ChooseAsync("Identify by", "Email");
        await editor.WriteAsync("Contact", contact);
        await editor.WriteExpressionAsync("Message", "JavaScript", javaScript);
    }

    public static async Task WriteAsync(EditorPage editor, string kind, string expression)
    {
        await editor.SelectAsync(Write, "Text");

        if (kind == "Literal")
            await editor.WriteAsync("Text", expression);
        else
            await editor.WriteExpressionAsync("Text", kind, expression);
    }
}
