using System.Net;
using Elsa.Intercom.Activities;
using Elsa.Workflows.Models;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>What an author sees in a template.</summary>
public class TemplateShapeTests
{
    public static TheoryData<string> Names => TemplateFile.Names;

    [Fact]
    public void There_are_the_four_templates() => Assert.Equal(["bug-report", "hand-over", "onboarding", "trial-ending"], Names.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_file_its_id_and_its_path_have_one_name(string name)
    {
        var template = new TemplateFile(name);
        var endpoint = template.Steps[0];

        Assert.Equal(name, (string?)template.Definition["definitionId"]);
        Assert.Equal("Elsa.HttpEndpoint", TemplateFile.Type(endpoint));
        Assert.Equal(name, (string?)endpoint["path"]!["expression"]!["value"]);
        Assert.True((bool)endpoint["customProperties"]!["canStartWorkflow"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_description_names_the_call_and_warns_that_it_speaks_as_the_contact(string name)
    {
        var description = (string)new TemplateFile(name).Definition["description"]!;

        Assert.Contains($" POST /workflows/{name} with ", description, StringComparison.Ordinal);
        Assert.Contains("appears as written by that", description, StringComparison.Ordinal);
        Assert.Contains("Authorize", description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_has_a_name_a_text_and_a_description_of_its_own(string name)
    {
        var steps = new TemplateFile(name).Steps;

        Assert.All(steps, step =>
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)step["name"]), TemplateFile.Id(step));
            Assert.False(string.IsNullOrWhiteSpace((string?)step["metadata"]!["displayText"]), TemplateFile.Id(step));
            Assert.EndsWith(".", (string?)step["metadata"]!["description"], StringComparison.Ordinal);
            Assert.Equal($"Workflow1:flow:{TemplateFile.Id(step)}", (string?)step["nodeId"]);
        });
        Assert.Equal(steps.Count, steps.Select(step => (string)step["name"]!).Distinct().Count());
        Assert.Equal(steps.Count, steps.Select(step => (string)step["metadata"]!["displayText"]!).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_lines_join_steps_and_outcomes_that_exist_and_reach_every_step(string name)
    {
        var template = new TemplateFile(name);

        Assert.All(template.Connections, connection =>
        {
            Assert.Contains(connection.Port, Outcomes.For(TemplateFile.Type(template.Step(connection.Source))));
            Assert.Equal("In", connection.TargetPort);
            template.Step(connection.Target);
        });
        Assert.Equal(template.Connections.Count, template.Connections.Select(connection => (connection.Source, connection.Port)).Distinct().Count());
        Assert.All(template.Steps.Skip(1), step => Assert.Contains(template.Connections, connection => connection.Target == TemplateFile.Id(step)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_outcome_leads_on_and_errors_lead_to_an_answer_with_the_fitting_status(string name)
    {
        var template = new TemplateFile(name);

        Assert.All(template.Steps.Where(step => TemplateFile.Type(step) != "Elsa.WriteHttpResponse"), step =>
        {
            var connected = template.Connections.Where(connection => connection.Source == TemplateFile.Id(step)).Select(connection => connection.Port);
            Assert.Equal(Outcomes.For(TemplateFile.Type(step)).Order(), connected.Order());
        });
        Assert.All(template.IntercomSteps, step => Assert.All(Errors(step), expected =>
        {
            var connection = Assert.Single(template.Connections, connection => connection.Source == TemplateFile.Id(step) && connection.Port == expected.Key);
            var answer = template.Step(connection.Target);
            Assert.Equal(expected.Value, Enum.Parse<HttpStatusCode>((string)answer["statusCode"]!["expression"]!["value"]!));
        }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_are_bound_to_variables_of_the_workflow_and_of_their_type(string name)
    {
        var template = new TemplateFile(name);
        var bound = template.Steps.SelectMany(step => step.Properties()).Where(
            property => property.Value is JObject { } value && value["memoryReference"] is JObject).ToArray();

        Assert.All(bound, output =>
        {
            var variable = Assert.Single(template.Variables, variable => (string?)variable["id"] == (string?)output.Value["memoryReference"]!["id"]);
            Assert.Equal((string?)output.Value["typeName"], (string?)variable["typeName"]);
        });
        string[] always = ["requestId", "errorCode", "errorMessage", "retryAfter"];
        Assert.All(template.IntercomSteps, step => Assert.All(always, output => Assert.NotNull(step[output]?["memoryReference"])));
        var conversation = Assert.Single(template.Steps, step => TemplateFile.Type(step) == "Elsa.Intercom.CreateConversation");
        Assert.Equal(
            "ConversationId",
            (string?)Assert.Single(
                template.Variables, variable => (string?)variable["id"] == (string?)conversation["conversationId"]!["memoryReference"]!["id"])["name"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_steps_set_inputs_and_outputs_that_the_activities_have(string name) => Assert.All(new TemplateFile(name).IntercomSteps, step =>
    {
        var known = Outcomes.Activity(TemplateFile.Type(step)).GetProperties().Where(property => typeof(Argument).IsAssignableFrom(property.PropertyType));
        var written = step.Properties().Where(property => property.Value is JObject value && (value["expression"] ?? value["memoryReference"]) is JObject);

        Assert.Empty(written.Select(property => property.Name).Except(known.Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_that_must_not_happen_twice_has_a_key_of_its_own(string name)
    {
        var template = new TemplateFile(name);
        var steps = template.IntercomSteps.Where(step => Outcomes.Activity(TemplateFile.Type(step)).IsSubclassOf(typeof(IdempotentActivity))).ToList();
        var keys = steps.Select(step => (string?)step["idempotencyKey"]?["expression"]?["value"]).ToList();

        Assert.All(keys, key => Assert.False(string.IsNullOrWhiteSpace(key)));
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Contains(name, (string?)template.Step("conversation")["idempotencyKey"]!["expression"]!["value"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_503_says_when_to_try_again(string name)
    {
        var answers = new TemplateFile(name).Steps.Where(step => step["responseHeaders"] != null);

        Assert.Equal(nameof(HttpStatusCode.ServiceUnavailable), (string?)Assert.Single(answers)["statusCode"]!["expression"]!["value"]);
    }

    private static IEnumerable<KeyValuePair<string, HttpStatusCode>> Errors(JObject step) =>
        Outcomes.Statuses.Where(status => Outcomes.For(TemplateFile.Type(step)).Contains(status.Key));
}
