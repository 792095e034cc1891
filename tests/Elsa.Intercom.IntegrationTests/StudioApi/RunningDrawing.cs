using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The workflow of these tests: Talk creates a conversation and keeps its id in a variable; Say writes the variable.</summary>
internal static class RunningDrawing
{
    public const string Talk = "Workflow1:flow:talk";
    public const string Say = "Workflow1:flow:say";

    /// <summary>An Intercom id that no contact has.</summary>
    public const string Nobody = "000000000000000000000000";

    /// <param name="contact">The contact's Intercom id.</param>
    /// <param name="outcome">The outcome after which something is said.</param>
    /// <param name="inputs">Further inputs of the conversation.</param>
    public static JsonObject Conversation(string contact, string outcome = "Done", params (string Name, JsonObject Value)[] inputs)
    {
        (string Name, JsonObject Value)[] properties =
        [
            ("contact", Drawing.Input("Literal", contact)),
            ("body", Drawing.Input("JavaScript", "`Hello ${1 + 1}`")),
            ("conversationId", Drawing.Output("String", "v1")),
            .. inputs,
        ];
        return Draw("Talk and say", outcome, Drawing.Step("talk", "Elsa.Intercom.CreateConversation", properties), SayStep());
    }

    /// <summary>Only says.</summary>
    public static JsonObject Saying() => Draw("Say", null, SayStep());

    private static JsonObject SayStep() => Drawing.Step("say", "Elsa.WriteLine", ("text", Drawing.Input("JavaScript", "`It is ${getConvId()}`")));

    private static JsonObject Draw(string name, string? outcome, params JsonObject[] steps)
    {
        var definition = Drawing.New(name);
        definition["variables"] = new JsonArray(Drawing.Variable("v1", "ConvId"));
        definition["root"]!["activities"] = new JsonArray([.. steps]);

        if (outcome != null)
        {
            definition["root"]!["connections"] = new JsonArray(Drawing.Parse($$"""
                {"source":{"activity":"talk","port":"{{outcome}}"},"target":{"activity":"say","port":"In"},"vertices":[]}
                """));
        }

        return definition;
    }
}
