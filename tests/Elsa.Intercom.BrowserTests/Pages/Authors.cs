using System.Text.Json.Nodes;

namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The workflow of these tests: one step creates a conversation, another writes a line.</summary>
internal static class Authors
{
    public const string Create = "CreateConversation1";
    public const string Write = "WriteLine1";

    /// <summary>The two steps side by side, for the contact Grace.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <param name="body">A JavaScript expression; null leaves the message empty.</param>
    /// <param name="outcome">The outcome that the line between the two steps starts at; null for no line.</param>
    /// <param name="contact">An email address.</param>
    public static JsonObject Workflow(string name, string? body, string? outcome = null, string contact = "grace@example.com")
    {
        (string, JsonObject)[] inputs =
        [
            ("identifyBy", DefinitionJson.Input("Literal", "email")),
            ("contact", DefinitionJson.Input("Literal", contact)),
            .. body == null ? Array.Empty<(string, JsonObject)>() : [("body", DefinitionJson.Input("JavaScript", body))],
        ];
        var definition = DefinitionJson.New(name);
        definition["root"]!["activities"] = new JsonArray(
            At(80, 120, DefinitionJson.Step(Create, "Elsa.Intercom.CreateConversation", inputs)),
            At(620, 120, DefinitionJson.Step(Write, "Elsa.WriteLine", ("text", DefinitionJson.Input("Literal", "It went on")))));

        if (outcome != null)
            definition["root"]!["connections"] = new JsonArray(DefinitionJson.Connection(Create, outcome, Write));

        return definition;
    }

    /// <summary>Steps below one another, without inputs.</summary>
    public static JsonObject Steps(string name, params string[] types)
    {
        var definition = DefinitionJson.New(name);
        definition["root"]!["activities"] = new JsonArray(
            [.. types.Select((type, i) => At(80 + 240 * i, 40 + 150 * i, DefinitionJson.Step($"Step{i}", type)))]);
        return definition;
    }

    /// <summary>Creates the workflow as an author does, by hand.</summary>
    public static async Task<EditorPage> StartAsync(IPage page, string name)
    {
        var list = new DefinitionsPage(page);
        await list.OpenAsync();
        var editor = await list.CreateAsync(name);
        await editor.DragAsync("Intercom", "Create Intercom Conversation", 0.1f, 0.2f);
        await editor.DragAsync("Console", "Write Line", 0.65f, 0.2f);
        return editor;
    }

    /// <summary>Names the contact and writes the message.</summary>
    public static async Task FillAsync(EditorPage editor, string contact, string javaScript)
    {
        await editor.SelectAsync(Create, "Contact");
        await editor.ChooseAsync("Identify by", "Email");
        await editor.WriteAsync("Contact", contact);
        await editor.WriteExpressionAsync("Message", "JavaScript", javaScript);
    }

    /// <summary>Writes the line's text as a JavaScript expression.</summary>
    public static async Task WriteAsync(EditorPage editor, string expression)
    {
        await editor.SelectAsync(Write, "Text");
        await editor.WriteExpressionAsync("Text", "JavaScript", expression);
    }

    /// <summary>Places a step on the canvas.</summary>
    public static JsonObject At(int x, int y, JsonObject step)
    {
        step["metadata"] = DefinitionJson.Parse($$"""{ "designer": { "position": { "x": {{x}}, "y": {{y}} }, "size": { "width": 0, "height": 0 } } }""");
        return step;
    }
}
