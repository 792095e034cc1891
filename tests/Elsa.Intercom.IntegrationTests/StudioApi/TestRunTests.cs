using System.Net;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The Test tab: one activity by itself.</summary>
public sealed class TestRunTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private readonly RunApi _api = new(studio.Host.Http);

    [Fact]
    public async Task A_test_really_sends_and_leaves_no_instance()
    {
        var contact = studio.Intercom.AddContact();
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(contact.Id));

        var test = await _api.TestAsync(draft, ConversationDefinitions.Talk);

        var conversation = Assert.Single(studio.Intercom.Conversations, x => x.ContactId == contact.Id);
        Assert.Equal((HttpStatusCode.OK, "Completed"), (test.Status, (string)test.Body["status"]!));
        Assert.Equal(conversation.Id, (string?)test.Body["outputs"]!["ConversationId"]);
        Assert.Equal("Done", (string?)Assert.Single(test.Body["payload"]!["Outcomes"]!.AsArray()));
        Assert.Equal((contact.Id, "Hello 2"), ((string)test.Body["activityState"]!["Contact"]!, (string)test.Body["activityState"]!["Body"]!));
        Assert.Equal(0, (int)(await _api.ListAsync($$"""{"page":0,"pageSize":10,"definitionIds":["{{draft.DefinitionId}}"]}"""))["totalCount"]!);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        var contact = studio.Intercom.AddContact();
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(contact.Id, inputs: ("dryRun", DefinitionJson.Input("Literal", "True"))));

        var test = await _api.TestAsync(draft, ConversationDefinitions.Talk);

        Assert.DoesNotContain(studio.Intercom.Conversations, x => x.ContactId == contact.Id);
        Assert.Equal("Done", (string?)Assert.Single(test.Body["payload"]!["Outcomes"]!.AsArray()));
        Assert.Null(test.Body["outputs"]!["ConversationId"]);
        var request = DefinitionJson.Parse((string)test.Body["outputs"]!["Request"]!);
        Assert.Equal((contact.Id, "Hello 2"), ((string)request["from"]!["id"]!, (string)request["body"]!));
    }

    [Fact]
    public async Task A_fault_is_shown_with_its_sentence()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Conversation(ConversationDefinitions.Nobody));

        var test = await _api.TestAsync(draft, ConversationDefinitions.Talk);

        Assert.Equal((HttpStatusCode.OK, "Faulted"), (test.Status, (string)test.Body["status"]!));
        RunShapes.Check(test.Body["exception"]!.AsObject(), RunShapes.Exception);
        Assert.StartsWith("Intercom responded to POST /conversations with 404", (string)test.Body["exception"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal("not_found", (string?)test.Body["outputs"]!["ErrorCode"]);
    }

    [Theory]
    [InlineData(null, "It is null")]
    [InlineData("""{"v1":"from the author"}""", "It is from the author")]
    [InlineData("""{"another":"variable"}""", "It is null")]
    public async Task Variables_have_the_values_that_the_author_gave_for_tests(string? values, string text)
    {
        var definition = ConversationDefinitions.Saying();

        if (values != null)
            definition["customProperties"] = DefinitionJson.Parse($$"""{"VariableTestValues":{{values}}}""");

        var test = await _api.TestAsync(await _api.SaveAsync(definition), ConversationDefinitions.Say);

        Assert.Equal(("Completed", text), ((string)test.Body["status"]!, (string)test.Body["activityState"]!["Text"]!));
        Assert.Empty(test.Body["outputs"]!.AsObject());
        Assert.Empty(test.Body["payload"]!.AsObject());
        Assert.False(test.Body.ContainsKey("exception"));
    }

    [Fact]
    public async Task A_missing_folder_is_an_error()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Saying());
        var step = await _api.TestAsync(draft, "Workflow1:flow:nothing");
        var definition = await _api.TestAsync(new SavedDraft("nobody", "nobody"), ConversationDefinitions.Say);

        Assert.Equal((HttpStatusCode.BadRequest, "Activity not found."), (step.Status, (string)step.Body["errors"]!["generalErrors"]![0]!));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "Workflow definition not found."), (definition.Status, (string)definition.Body["errors"]!["generalErrors"]![0]!));
    }
}
