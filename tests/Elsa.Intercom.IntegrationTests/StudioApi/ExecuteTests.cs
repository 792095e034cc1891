using System.Net;
using System.Text.Json.Nodes;
using Elsa.Intercom.IntegrationTests.QuickStart;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class ExecuteTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private readonly RunApi _api = new(studio.Host.Http);

    [Fact]
    public async Task A_run_creates_the_conversation_and_is_on_record()
    {
        var contact = studio.Intercom.AddContact();
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(contact.Id));

        var run = await _api.ExecuteAsync(draft.DefinitionId, "order-7");

        var conversation = Assert.Single(studio.Intercom.Conversations, x => x.ContactId == contact.Id);
        Assert.Equal("Hello 2", conversation.Body);
        Assert.Equal((HttpStatusCode.OK, "False", "true"), (run.Status, run.Headers["x-elsa-workflow-cannot-start"], run.Headers["x-elsa-response"]));
        Assert.Equal(run.InstanceId, (string?)run.Body["workflowState"]!["id"]);

        var instance = await _api.InstanceAsync(run.InstanceId);
        Assert.Equal(
            ("Finished", "Finished", "order-7", 0),
            ((string)instance["status"]!, (string)instance["subStatus"]!, (string)instance["correlationId"]!, (int)instance["incidentCount"]!));
        Assert.Equal((draft.DefinitionId, draft.VersionId), ((string)instance["definitionId"]!, (string)instance["definitionVersionId"]!));

        var journal = await _api.JournalAsync(run.InstanceId);
        Assert.Equal(["talk Started", "talk Completed", "say Started", "say Completed"], journal.Select(line => $"{line["activityId"]} {line["eventName"]}"));

        var talk = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Talk));
        Assert.Equal(conversation.Id, (string?)talk["outputs"]!["ConversationId"]);
        Assert.Equal("Done", (string?)talk["payload"]!["Outcomes"]![0]);
        Assert.Equal((contact.Id, "Hello 2"), ((string)talk["activityState"]!["Contact"]!, (string)talk["activityState"]!["Body"]!));

        var say = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Say));
        Assert.Equal($"It is {conversation.Id}", (string?)say["activityState"]!["Text"]);
        Assert.Equal(((string)talk["id"]!, "talk"), ((string)say["schedulingActivityExecutionId"]!, (string)say["schedulingActivityId"]!));

        var variable = Assert.Single(RunApi.Items(await _api.GetAsync($"/workflow-instances/{run.InstanceId}/variables")));
        Assert.Equal(("v1", "ConvId", conversation.Id), ((string)variable["id"]!, (string)variable["name"]!, (string)variable["value"]!));
    }

    [Fact]
    public async Task A_fault_is_a_500_whose_instance_tells_the_sentence()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(ConversationDefinitions.Nobody));

        var run = await _api.ExecuteAsync(draft.DefinitionId);

        Assert.Equal((HttpStatusCode.InternalServerError, "False"), (run.Status, run.Headers["x-elsa-workflow-cannot-start"]));
        var instance = await _api.InstanceAsync(run.InstanceId);
        Assert.Equal(("Finished", "Faulted", 1), ((string)instance["status"]!, (string)instance["subStatus"]!, (int)instance["incidentCount"]!));

        var incident = Assert.Single(RunApi.Items(instance["workflowState"]!.AsObject(), "incidents"));
        Assert.Equal(("talk", ConversationDefinitions.Talk), ((string)incident["activityId"]!, (string)incident["activityNodeId"]!));
        Assert.StartsWith("Intercom responded to POST /conversations with 404", (string)incident["message"]!, StringComparison.Ordinal);

        var journal = await _api.JournalAsync(run.InstanceId);
        Assert.Equal(["talk Started", "talk Faulted"], journal.Select(line => $"{line["activityId"]} {line["eventName"]}"));
        Assert.Equal((string?)incident["message"], (string?)journal[1]["message"]);

        var talk = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Talk));
        Assert.Equal(("Faulted", "FaultException"), ((string)talk["status"]!, (string)talk["exception"]!["type"]!));
        Assert.Equal((string?)incident["message"], (string?)talk["exception"]!["message"]);
        Assert.Empty(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Say));

        var stats = Assert.Single(await _api.ReportAsync(run.InstanceId, ConversationDefinitions.Talk, ConversationDefinitions.Say));
        Assert.Equal((1, 0, true), ((int)stats["startedCount"]!, (int)stats["completedCount"]!, (bool)stats["isFaulted"]!));
    }

    [Fact]
    public async Task An_error_that_is_an_outcome_goes_on_after_it()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(ConversationDefinitions.Nobody, "Not Found"));

        var run = await _api.ExecuteAsync(draft.DefinitionId);

        Assert.Equal(HttpStatusCode.OK, run.Status);
        Assert.Equal("Finished", (string?)(await _api.InstanceAsync(run.InstanceId))["subStatus"]);
        var talk = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Talk));
        Assert.Equal("Not Found", (string?)Assert.Single(talk["payload"]!["Outcomes"]!.AsArray()));
        Assert.Equal("not_found", (string?)talk["outputs"]!["ErrorCode"]);
        Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Say));
    }

    [Fact]
    public async Task An_expression_that_fails_names_the_field()
    {
        var body = DefinitionJson.Input("JavaScript", "nothing.there");
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(ConversationDefinitions.Nobody, inputs: ("body", body)));

        var run = await _api.ExecuteAsync(draft.DefinitionId);

        Assert.Equal(HttpStatusCode.InternalServerError, run.Status);
        var incident = run.Body["workflowState"]!["incidents"]![0]!;
        Assert.Contains("The field 'Message' cannot be evaluated: nothing is not defined.", (string)incident["message"]!, StringComparison.Ordinal);
        Assert.Contains("nothing is not defined", (string)incident["exception"]!["innerException"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_takes_the_draft()
    {
        var definition = ConversationDefinitions.Saying();
        var published = await _api.SaveAsync(definition, publish: true);
        definition["definitionId"] = published.DefinitionId;
        definition["root"]!["activities"]![0]!["text"] = DefinitionJson.Input("Literal", "The draft");
        var draft = await _api.SaveAsync(definition);

        var run = await _api.ExecuteAsync(published.DefinitionId);

        Assert.NotEqual(published.VersionId, draft.VersionId);
        var say = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Say));
        Assert.Equal("The draft", (string?)say["activityState"]!["Text"]);
        Assert.Equal(
            (draft.VersionId, 2),
            ((string)(await _api.InstanceAsync(run.InstanceId))["definitionVersionId"]!, (int)(await _api.InstanceAsync(run.InstanceId))["version"]!));
    }

    [Fact]
    public async Task A_missing_or_unpublished_workflow_is_not_found()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Saying());

        Assert.Equal(HttpStatusCode.NotFound, (await _api.ExecuteAsync("nobody")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await _api.SendAsync(HttpMethod.Post, $"/workflow-definitions/{draft.DefinitionId}/execute", new JsonObject())).Status);
    }

    [Fact]
    public async Task A_run_that_an_endpoint_started_is_on_record_too()
    {
        var draft = await _api.SaveAsync(DefinitionJson.Endpoint("Endpoint", "recorded", "JSON.stringify({ok: true})"), publish: true);

        using var answer = await studio.Host.Http.PostAsync(new Uri("/workflows/recorded", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var instance = Assert.Single(RunApi.Items(await _api.ListAsync($$"""{"page":0,"pageSize":10,"definitionIds":["{{draft.DefinitionId}}"]}""")));
        Assert.Equal("Finished", (string?)instance["subStatus"]);
        Assert.Single(await _api.ExecutionsAsync((string)instance["id"]!, "Workflow1:flow:end"));
    }

    [Fact]
    public async Task A_run_is_visible_while_it_goes_on()
    {
        await using var intercom = await ScriptedIntercom.StartAsync();
        intercom.Answer = (200, "application/json", """{"type":"user_message","id":"9","conversation_id":"123"}""");
        intercom.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom.BaseUrl));
        var api = new RunApi(host.Http);
        var draft = await api.SaveAsync(ConversationDefinitions.Conversation("6762f11b1bb69f9f2193bba3"));

        var running = api.ExecuteAsync(draft.DefinitionId);
        await intercom.Posted;
        var listed = Assert.Single(RunApi.Items(await api.ListAsync("""{"page":0,"pageSize":10,"statuses":["Running"]}""")));
        var id = (string)listed["id"]!;
        var state = await api.GetAsync($"/workflow-instances/{id}");
        var journal = await api.JournalAsync(id);
        var talk = Assert.Single(await api.ExecutionsAsync(id, ConversationDefinitions.Talk));
        intercom.Hold.SetResult();
        var run = await running;

        Assert.Equal(("Running", "Executing"), ((string)state["status"]!, (string)state["subStatus"]!));
        Assert.Equal("talk Started", string.Join(',', journal.Select(line => $"{line["activityId"]} {line["eventName"]}")));
        Assert.Equal("Running", (string?)talk["status"]);
        Assert.Equal(id, run.InstanceId);
        Assert.Equal("Finished", (string?)(await api.GetAsync($"/workflow-instances/{id}"))["status"]);
        Assert.Equal("123", (string?)(await api.GetAsync($"/activity-executions/by-id?id={talk["id"]}"))["outputs"]!["ConversationId"]);
    }
}
