using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The workflow of these tests: Talk creates a conversation and stores its id in a variable, and Say writes the variable.</summary>
internal static class ConversationDefinitions
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
            ("contact", DefinitionJson.Input("Literal", contact)),
            ("body", DefinitionJson.Input("JavaScript", "`Hello ${1 + 1}`")),
            ("conversationId", DefinitionJson.Output("String", "v1")),
            .. inputs,
        ];
        return Define("Talk and say", outcome, DefinitionJson.Step("talk", "Elsa.Intercom.CreateConversation", properties), SayStep());
    }

    /// <summary>A workflow with only Say.</summary>
    public static JsonObject Saying() => Define("Say", null, SayStep());

    private static JsonObject SayStep() => DefinitionJson.Step("say", "Elsa.WriteLine", ("text", DefinitionJson.Input("JavaScript", "`It is ${getConvId()}`")));

    private static JsonObject Define(string name, string? outcome, params JsonObject[] steps)
    {
        var definition = DefinitionJson.New(name);
        definition["variables"] = new JsonArray(DefinitionJson.Variable("v1", "ConvId"));
        definition["root"]!["activities"] = new JsonArray([.. steps]);

        if (outcome != null)
            definition["root"]!["connections"] = new JsonArray(DefinitionJson.Connection("talk", outcome, "say"));

        return definition;
    }
}
