using Elsa.Workflows.Options;

namespace Elsa.Intercom.Tests.Engine;

public class JavaScriptTests
{
    [Theory]
    [InlineData("'a' + 'b'", "ab")]
    [InlineData("1 + 1", "2")]
    [InlineData("`Hello ${variables.Person.name}`", "Hello Ada")]
    [InlineData("variables.Person.address.city", "London")]
    [InlineData("variables.Person.tags[1]", "y")]
    [InlineData("variables.Person.tags.length", "2")]
    [InlineData("variables.Person.missing || 'none'", "none")]
    [InlineData("getPerson().name", "Ada")]
    [InlineData("getVariable('Person').name", "Ada")]
    [InlineData("getInput('Order')", "4711")]
    [InlineData("getOutputFrom('First', 'Answer')", "answer to initial")]
    [InlineData("getAnswerFromFirst()", "answer to initial")]
    [InlineData("variables.Person.email.trim().toLowerCase()", "ada@example.com")]
    [InlineData("toJson({ a: 1, b: null })", "{\"a\":1,\"b\":null}")]
    [InlineData("var a = [1,2,3]; a.map(function (x) { return x * 2; }).join('-')", "2-4-6")]
    [InlineData("const { name, missing = 'none' } = getPerson(); [name, ...getVariable('Person').tags].map(x => x ?? missing).join('-')", "Ada-x-y")]
    [InlineData("getPerson()?.address?.street?.name ?? 'none'", "none")]
    [InlineData("null", null)]
    public async Task An_expression_yields_its_text(string script, string? expected) =>
        Assert.Equal(expected, (await EvaluateAsync("text", "String", script))["Text"]);

    [Theory]
    [InlineData("!!variables.Person.email", true)]
    [InlineData("!!variables.Person.nothing", false)]
    [InlineData("'True'", true)]
    public async Task An_expression_yields_a_boolean(string script, bool expected) =>
        Assert.Equal(expected, (await EvaluateAsync("flag", "Boolean", script))["Flag"]);

    [Fact]
    public async Task A_number_becomes_an_integer() => Assert.Equal(42, (await EvaluateAsync("number", "Int32", "40 + 2"))["Number"]);

    [Fact]
    public async Task An_array_becomes_a_collection_of_texts() =>
        Assert.Equal(["a", "b"], Assert.IsAssignableFrom<ICollection<string>>((await EvaluateAsync("lines", "List<String>", "['a', 'b']"))["Lines"]));

    [Fact]
    public async Task A_date_keeps_its_instant() => Assert.Equal(
        DateTimeOffset.FromUnixTimeSeconds(1734537501),
        ((DateTimeOffset)(await EvaluateAsync("when", "DateTimeOffset", "new Date(1734537501000)"))["When"]).ToUniversalTime());

    [Fact]
    public async Task An_error_in_a_script_faults_the_activity()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunJsonAsync(Definitions.WithProbe("text", "String", "JavaScript", "nowhere.to.go"));
        Assert.Contains("Text", Assert.Single(result.WorkflowState.Incidents).Message, StringComparison.Ordinal);
    }

    private static async Task<IDictionary<string, object>> EvaluateAsync(string input, string type, string script)
    {
        await using var engine = await EngineFixture.StartAsync();
        var options = new RunWorkflowOptions { Input = new Dictionary<string, object> { ["Order"] = "4711" } };
        var result = await engine.RunJsonAsync(Definitions.WithProbe(input, type, "JavaScript", script), options);
        Assert.Empty(result.WorkflowState.Incidents.Select(x => x.Exception?.InnerException?.Message ?? x.Message));
        return result.Journal.ActivityExecutionContexts.Single(x => x.Activity.Name == "Second").ActivityState;
    }
}
