using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The data of the Studio's toolbox and panels.</summary>
public sealed class DescriptorTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private static readonly string Goldens = Path.Combine(Repository.Root, "tests", "Elsa.Intercom.IntegrationTests", "StudioApi", "Golden");

    private static readonly string[] Ours = [
        .. typeof(IntercomActivity).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(IntercomActivity)) && !type.IsAbstract)
            .Select(type => type.Name).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> OurActivities => [.. Ours];

    /// <summary>
    /// Stored workflows name all of it, so a difference can break a user's workflow: optional inputs may be added, and nothing may go or be renamed.
    /// </summary>
    [Theory]
    [MemberData(nameof(OurActivities))]
    public async Task Every_server_gives_the_Studio_the_same_descriptor(string activity)
    {
        var descriptor = (await ActivitiesAsync())[$"Elsa.Intercom.{activity}"];

        // What a picker offers is the workspace's, and a busy one may offer nothing in time.
        foreach (var input in descriptor["inputs"]!.AsArray().Where(input => input!["uiSpecifications"]!["Refresh"] != null))
            input!["uiSpecifications"]!["dropdown"]!["selectList"]!["items"] = new JsonArray();

        GoldenFile.Check(Path.Combine(Goldens, $"{activity}.json"), SortedJson.Write(descriptor, indented: true));
    }

    [Theory]
    [InlineData("CloseConversation", "Admin", "Sandbox Admin", "1")]
    [InlineData("AssignConversation", "AssignTo", "Nobody", "nobody")]
    [InlineData("CreateTicket", "TicketType", null, null)]
    [InlineData("TagContact", "Tag", null, null)]
    public async Task A_picker_offers_what_the_workspace_has(string activity, string property, string? text, string? value)
    {
        using var answer = await studio.PostAsync(
            $"/descriptors/activities/Elsa.Intercom.{activity}/options/{property}",
            DefinitionJson.Parse("""{"context":{"connection":{"typeName":"String","expression":{"type":"Literal","value":"Default"}}}}"""));
        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray();

        Assert.NotEmpty(items);
        Assert.True(text == null || items.Any(item => ((string?)item!["text"], (string?)item["value"]) == (text, value)), items.ToJsonString());
    }

    [Fact]
    public void No_golden_is_left_of_a_removed_activity() =>
        Assert.Equal(Ours, Directory.EnumerateFiles(Goldens, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Elsa.Flowchart", "Action", false, "", "", "Start Embedded")]
    [InlineData("Elsa.Sequence", "Action", false, "", "", "")]
    [InlineData("Elsa.Start", "Action", true, "", "", "")]
    [InlineData("Elsa.End", "Action", true, "", "", "")]
    [InlineData("Elsa.WriteLine", "Action", true, "Text:String:singleline", "", "")]
    [InlineData(
        "Elsa.SetVariable",
        "Action",
        true,
        "Variable:UnregisteredClrType:Elsa.Workflows.Memory.Variable, Elsa.Workflows.Core:variable-picker Value:Object:singleline",
        "",
        "")]
    [InlineData("Elsa.FlowDecision", "Action", true, "Condition:Boolean:singleline", "", "True Flow,False Flow")]
    [InlineData(
        "Elsa.HttpEndpoint",
        "Trigger",
        true,
        "Path:String:singleline SupportedMethods:List<String>:checklist Authorize:Boolean:checkbox RequestTimeout:TimeSpan:singleline",
        "ParsedContent:Object RouteData:ObjectDictionary QueryStringData:ObjectDictionary Headers:ObjectDictionary Result:HttpRequest",
        "")]
    [InlineData(
        "Elsa.WriteHttpResponse",
        "Action",
        true,
        "StatusCode:HttpStatusCode:dropdown Content:Object:singleline ContentType:String:dropdown ResponseHeaders:HttpHeaders:json-editor",
        "",
        "")]
    public async Task Elsas_own_activities_have_the_shape_that_the_Studio_knows(
        string type, string kind, bool isBrowsable, string inputs, string outputs, string ports)
    {
        var activity = (await ActivitiesAsync())[type];

        AssertShape(activity, Shapes.Activity);
        Assert.Equal((kind, isBrowsable), ((string?)activity["kind"], (bool)activity["isBrowsable"]!));
        Assert.All(activity["inputs"]!.AsArray(), input => AssertShape(input!.AsObject(), Shapes.Input));
        Assert.All(activity["outputs"]!.AsArray(), output => AssertShape(output!.AsObject(), Shapes.Output));
        Assert.All(activity["ports"]!.AsArray(), port => AssertShape(port!.AsObject(), Shapes.Port));
        Assert.Equal(ports, string.Join(',', activity["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["type"]}")));

        // Real Elsa may have more of them.
        var actualInputs = string.Join(' ', activity["inputs"]!.AsArray().Select(input => $"{input!["name"]}:{input["typeName"]}:{input["uiHint"]}"));
        var actualOutputs = activity["outputs"]!.AsArray().Select(output => $"{output!["name"]}:{output["typeName"]}").ToList();
        Assert.All(inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries), input => Assert.Contains(input, actualInputs, StringComparison.Ordinal));
        Assert.All(outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries), output => Assert.Contains(output, actualOutputs));
    }

    [Fact]
    public async Task The_HTTP_steps_offer_their_choices()
    {
        var descriptors = await ActivitiesAsync();

        var methods = Specifications(descriptors["Elsa.HttpEndpoint"], "SupportedMethods")["checklist"]!["checkList"]!;
        Assert.Equal(["GET", "POST", "PUT", "HEAD", "DELETE"], methods["items"]!.AsArray().Select(item => (string?)item!["value"]));
        Assert.False((bool)methods["isFlagsEnum"]!);

        var path = Specifications(descriptors["Elsa.HttpEndpoint"], "Path");
        Assert.Equal($"{studio.Host.Http.BaseAddress}workflows/", (string?)path["singleline"]!["adornmentText"]);
        Assert.True((bool)path["Refresh"]!);

        var types = Specifications(descriptors["Elsa.WriteHttpResponse"], "ContentType")["dropdown"]!["selectList"]!["items"]!.AsArray();
        Assert.Contains(types, item => (string?)item!["value"] == "application/json");
    }

    [Fact]
    public async Task A_choice_is_given_again_when_the_Studio_asks()
    {
        using var answer = await studio.PostAsync(
            "/descriptors/activities/Elsa.Intercom.CreateConversation/options/ContactType", DefinitionJson.Parse("""{"context":{}}"""));
        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray();

        Assert.Contains(items, item => (string?)item!["value"] == "lead");
    }

    [Fact]
    public async Task The_expressions_that_an_author_can_choose_open_the_right_editor()
    {
        var expressions = (
            await studio.GetAsync("/descriptors/expression-descriptors"))["items"]!.AsArray().ToDictionary(item => (string)item!["type"]!, item => item!);

        Assert.All(expressions.Values, expression => AssertShape(expression.AsObject(), Shapes.Expression));
        Assert.Equal(
            (true, "javascript"), ((bool)expressions["JavaScript"]["isBrowsable"]!, (string?)expressions["JavaScript"]["properties"]!["MonacoLanguage"]));
        Assert.Equal((false, "json"), ((bool)expressions["Object"]["isBrowsable"]!, (string?)expressions["Object"]["properties"]!["MonacoLanguage"]));
        Assert.True((bool)expressions["Variable"]["isBrowsable"]!);
        Assert.False((bool)expressions["Literal"]["isBrowsable"]!);
    }

    [Theory]
    [InlineData("/descriptors/incident-strategies", "displayName:String description:String typeName:String", "FaultStrategy")]
    [InlineData("/descriptors/workflow-activation-strategies", "displayName:String description:String typeName:String", "AllowAlwaysStrategy")]
    [InlineData("/descriptors/log-persistence-strategies", "displayName:String description:String typeName:String", null)]
    [InlineData("/descriptors/commit-strategies/workflows", "name:String displayName:String description:String", null)]
    [InlineData("/descriptors/commit-strategies/activities", "name:String displayName:String description:String", null)]
    [InlineData("/descriptors/variables", "typeName:String displayName:String category:String description?:String", "ObjectDictionary")]
    [InlineData("/descriptors/storage-drivers", "typeName:String displayName:String priority:Number deprecated:False|True", "WorkflowInstanceStorageDriver")]
    [InlineData("/descriptors/output-converters?sourceType=String&destinationType=String", "", null)]
    [InlineData("/features/installed", "name:String namespace:String fullName:String displayName:String description:String", "Elsa.WorkflowsApi")]
    public async Task The_lists_have_the_shape_that_the_Studio_knows(string path, string shape, string? mentioned)
    {
        var list = await studio.GetAsync(path);

        Assert.All(list["items"]!.AsArray(), item => AssertShape(item!.AsObject(), shape));

        if (mentioned != null)
            Assert.Contains(mentioned, list["items"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_editor_knows_the_workflows_variables()
    {
        using var answer = await studio.PostAsync(
            "/scripting/javascript/type-definitions/onboarding",
            DefinitionJson.Parse("""{"workflowDefinitionId":"onboarding","activityTypeName":"Elsa.Intercom.CreateConversation","propertyName":"Body"}"""));

        Assert.Equal("application/x-typescript", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("declare function getSignup(", text, StringComparison.Ordinal);
        Assert.Contains("declare function getVariable(name: string): any;", text, StringComparison.Ordinal);
    }

    private static JsonObject Specifications(JsonObject activity, string input) =>
        activity["inputs"]!.AsArray().Single(x => (string?)x!["name"] == input)!["uiSpecifications"]!.AsObject();

    /// <param name="json">An object.</param>
    /// <param name="shape">Its properties, each with its kinds of value. A question mark means that it may be missing.</param>
    private static void AssertShape(JsonObject json, string shape)
    {
        var expected = shape.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(property => property.Split(':')).ToDictionary(
            x => x[0].TrimEnd('?'), x => (Kinds: x[1].Split('|'), IsOptional: x[0].EndsWith('?')));

        Assert.All(json, property => Assert.Contains(property.Value?.GetValueKind().ToString() ?? nameof(JsonValueKind.Null), expected[property.Key].Kinds));
        Assert.All(
            expected.Where(property => !property.Value.IsOptional),
            property => Assert.True(json.ContainsKey(property.Key), $"{property.Key} is missing in {json.ToJsonString()}"));
    }

    private async Task<Dictionary<string, JsonObject>> ActivitiesAsync()
    {
        var list = await studio.GetAsync("/descriptors/activities?Refresh=True");
        Assert.Equal((int)list["count"]!, list["items"]!.AsArray().Count);
        return list["items"]!.AsArray().ToDictionary(item => (string)item!["typeName"]!, item => item!.AsObject());
    }
}
