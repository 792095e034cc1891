using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class DefinitionPublishingTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task A_published_endpoint_answers_and_a_draft_does_not_change_it()
    {
        var definition = DefinitionJson.Endpoint("Answering", "answering", "({ version: 1 })");
        var draft = await studio.SaveAsync(definition);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync("answering")).Status);

        var published = await studio.SaveAsync(draft, publish: true);
        Assert.Equal("""{"version":1}""", (await CallAsync("answering")).Body);

        published["root"]!["activities"]![1]!["content"] = DefinitionJson.Input("JavaScript", "({ version: 2 })");
        var next = await studio.SaveAsync(published);
        Assert.Equal("""{"version":1}""", (await CallAsync("answering")).Body);

        await studio.SaveAsync(next, publish: true);
        Assert.Equal("""{"version":2}""", (await CallAsync("answering")).Body);
    }

    [Fact]
    public async Task A_retracted_workflow_is_off_the_air_and_can_be_published_again()
    {
        var published = await studio.SaveAsync(DefinitionJson.Endpoint("Retracted", "retracted", "({ here: true })"), publish: true);
        var path = $"/workflow-definitions/{published["definitionId"]}";

        using (var answer = await studio.PostAsync($"{path}/retract", new JsonObject()))
            Assert.False((bool)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["isPublished"]!);

        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync("retracted")).Status);

        using (var answer = await studio.PostAsync($"{path}/retract", new JsonObject()))
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Single(await StudioHost.ErrorsAsync(answer));
        }

        using (var answer = await studio.PostAsync($"{path}/publish", new JsonObject()))
            Assert.True((bool)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["workflowDefinition"]!["isPublished"]!);

        Assert.Equal(HttpStatusCode.OK, (await CallAsync("retracted")).Status);
    }

    [Fact]
    public async Task A_deleted_workflow_is_gone_with_its_endpoint()
    {
        var published = await studio.SaveAsync(DefinitionJson.Endpoint("Deleted", "deleted", "({ here: true })"), publish: true);

        using (var answer = await studio.SendAsync(HttpMethod.Delete, $"/workflow-definitions/{published["definitionId"]}"))
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync("deleted")).Status);

        using (var answer = await studio.SendAsync(HttpMethod.Get, $"/workflow-definitions/by-id/{published["id"]}"))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_path_that_is_taken_is_refused_in_words()
    {
        await studio.SaveAsync(DefinitionJson.Endpoint("First", "taken", "({ who: 'first' })"), publish: true);
        var second = await studio.SaveAsync(DefinitionJson.Endpoint("Second", "taken", "({ who: 'second' })"));

        using var answer = await studio.TrySaveAsync(second, publish: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("The /taken path and post method are already in use by another workflow!", Assert.Single(await StudioHost.ErrorsAsync(answer)));
        Assert.Equal("""{"who":"first"}""", (await CallAsync("taken")).Body);
        Assert.False((bool)(await studio.GetAsync($"/workflow-definitions/by-definition-id/{second["definitionId"]}"))["isPublished"]!);
    }

    [Fact]
    public async Task Repeated_names_are_refused_in_words()
    {
        var definition = DefinitionJson.New("Repeated");
        definition["inputs"] = new JsonArray(
            [.. Enumerable.Range(0, 2).Select(
                _ => DefinitionJson.Parse("""{"type":"String","name":"Plan","displayName":"Plan","description":"","category":"","uiHint":"singleline"}"""))]);

        using var answer = await studio.TrySaveAsync(definition, publish: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("The following inputs are defined more than once: Plan", Assert.Single(await StudioHost.ErrorsAsync(answer)));
    }

    [Fact]
    public async Task A_conversation_without_a_body_is_refused_in_words_and_stays_a_draft()
    {
        var draft = await studio.SaveAsync(DefinitionJson.Endpoint("Bodiless", "bodiless", "({})", null, DefinitionJson.Step(
            "hello", "Elsa.Intercom.CreateConversation", ("contact", DefinitionJson.Input("Literal", "1")))));

        using var answer = await studio.TrySaveAsync(draft, publish: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            await StudioHost.ErrorsAsync(answer),
            error => error.Contains("hello", StringComparison.Ordinal) && error.Contains("Message", StringComparison.Ordinal));
        Assert.False((bool)(await studio.GetAsync($"/workflow-definitions/by-definition-id/{draft["definitionId"]}"))["isPublished"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync("bodiless")).Status);
    }

    [Fact]
    public async Task A_value_that_is_no_choice_is_refused_with_the_choices()
    {
        var definition = DefinitionJson.Endpoint("Choiceless", "choiceless", "({})", null, DefinitionJson.Step(
            "hello",
            "Elsa.Intercom.CreateConversation",
            ("contact", DefinitionJson.Input("Literal", "1")),
            ("body", DefinitionJson.Input("Literal", "Hello")),
            ("identifyBy", DefinitionJson.Input("Literal", "telephone"))));

        using var answer = await studio.TrySaveAsync(definition, publish: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = Assert.Single(await StudioHost.ErrorsAsync(answer));
        Assert.EndsWith("Identify by is not one of its choices. Use one of: auto, id, external_id, email.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inputs_reach_the_activity_as_the_panel_showed_them()
    {
        await studio.SaveAsync(
            DefinitionJson.Endpoint(
                "Inputs",
                "inputs",
                "({ contact: variables.Contact, role: getContactRoleFromPerson(), conversation: variables.Conversation, request: "
                    + "JSON.parse(getRequestFromHello()) })",
                [DefinitionJson.Variable("v-contact", "Contact"), DefinitionJson.Variable("v-conversation", "Conversation")],
                DefinitionJson.Step(
                    "person",
                    "Elsa.Intercom.UpsertContact",
                    ("email", DefinitionJson.Input("JavaScript", "`${'ada'}@inputs.example`")),
                    (
                        "customAttributes",
                        DefinitionJson.Input("Object", """{"plan":{"type":"Literal","value":"gold"},"seats":{"type":"JavaScript","value":"40 + 2"}}""")),
                    ("contactId", DefinitionJson.Output("String", "v-contact"))),
                DefinitionJson.Step(
                    "hello",
                    "Elsa.Intercom.CreateConversation",
                    ("contact", DefinitionJson.Input("Variable", """{"id":"v-contact","name":"Contact"}""")),
                    ("body", DefinitionJson.Input("Literal", "Hello")),
                    ("attachmentUrls", DefinitionJson.Input("Object", """["https://example.com/a.png","https://example.com/b.png"]""")),
                    ("dryRun", DefinitionJson.Input("Literal", "True")),
                    ("conversationId", DefinitionJson.Output("String", "v-conversation")))),
            publish: true);

        var (status, body) = await CallAsync("inputs");
        Assert.Equal((HttpStatusCode.OK, ""), (status, status == HttpStatusCode.OK ? "" : body));
        var answer = JsonNode.Parse(body)!;

        var contact = Assert.Single(studio.Intercom.Contacts, contact => contact.Email == "ada@inputs.example");
        Assert.Equal(contact.Id, (string?)answer["contact"]);
        Assert.Equal(("gold", 42), (contact.CustomAttributes["plan"].GetString(), contact.CustomAttributes["seats"].GetInt32()));
        Assert.Null(answer["conversation"]);
        Assert.Equal("""["https://example.com/a.png","https://example.com/b.png"]""", answer["request"]!["attachment_urls"]!.ToJsonString());
        Assert.DoesNotContain(studio.Intercom.Conversations, conversation => conversation.ContactId == contact.Id);
    }

    private async Task<(HttpStatusCode Status, string Body)> CallAsync(string path)
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await studio.Host.Http.PostAsync(new Uri($"/workflows/{path}", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
