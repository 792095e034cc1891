using System.Text.Json.Nodes;
using Elsa.Extensions;
using Elsa.Workflows;

namespace Elsa.Intercom.Tests.Engine;

public class DefinitionTests
{
    [Theory]
    [InlineData("text", "String", "Literal", "written", "Text", "written")]
    [InlineData("flag", "Boolean", "Literal", "True", "Flag", true)]
    [InlineData("flag", "Boolean", "Literal", "False", "Flag", false)]
    [InlineData("number", "Int32", "Literal", "7", "Number", 7)]
    public async Task A_literal_becomes_the_type_of_its_input(string input, string type, string expressionType, string value, string name, object expected) =>
        Assert.Equal(expected, (await StateAsync(Definitions.WithProbe(input, type, expressionType, value)))[name]);

    [Fact]
    public async Task A_list_is_an_object_expression() => Assert.Equal(
        ["a", "b"],
        Assert.IsAssignableFrom<IEnumerable<string>>((await StateAsync(Definitions.WithProbe("lines", "List<String>", "Object", "[\"a\",\"b\"]")))["Lines"]));

    [Fact]
    public async Task A_variable_without_a_value_is_nothing()
    {
        const string variable = """{"id":"v-result","name":"Result","typeName":"String","isArray":false}""";
        Assert.Null((await StateAsync(Definitions.WithProbe("optional", "String", "Variable", variable)))["Optional"]);
    }

    [Fact]
    public async Task A_variable_expression_reads_the_variable()
    {
        const string variable = """{"id":"v-name","name":"Name","typeName":"String","isArray":false}""";
        Assert.Equal("Ada", (await StateAsync(Definitions.WithProbe("optional", "String", "Variable", variable)))["Optional"]);
    }

    [Fact]
    public async Task An_absent_input_keeps_its_initialiser() => Assert.Equal("initial", (await StateAsync(Definitions.WithProbe([])))["Text"]);

    [Fact]
    public async Task A_null_input_takes_the_declared_default_only()
    {
        var state = await StateAsync(Definitions.WithProbe(new JsonObject { ["text"] = null, ["declared"] = null }));
        Assert.Null(state["Text"]);
        Assert.Equal("declared", state["Declared"]);
    }

    [Fact]
    public async Task A_cleared_date_arrives_as_the_first_date_there_is() =>
        Assert.Equal(default(DateTimeOffset), (await StateAsync(Definitions.WithProbe("when", "DateTimeOffset", "Literal", "")))["When"]);

    [Fact]
    public async Task An_output_is_written_to_its_variable()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunJsonAsync(Definitions.WithProbe([]));
        var context = result.Journal.ActivityExecutionContexts.Single(x => x.Activity.Name == "Second");
        Assert.Equal("answer to initial", context.ExpressionExecutionContext.GetVariableInScope("Result"));
    }

    [Fact]
    public async Task A_definition_keeps_its_identity_and_its_root()
    {
        await using var engine = await EngineFixture.StartAsync();
        var workflow = engine.Read(Definitions.WithProbe([]));
        Assert.Equal("Elsa.Flowchart", workflow.Root.Type);
        Assert.Equal("definition", workflow.Identity.DefinitionId);
    }

    private static async Task<IDictionary<string, object>> StateAsync(string json)
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunJsonAsync(json);
        Assert.Equal(WorkflowSubStatus.Finished, result.WorkflowState.SubStatus);
        return result.Journal.ActivityExecutionContexts.Single(x => x.Activity.Name == "Second").ActivityState;
    }
}
