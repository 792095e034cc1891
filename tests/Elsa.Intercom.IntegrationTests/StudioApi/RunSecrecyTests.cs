using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class RunSecrecyTests
{
    [Fact]
    public async Task The_token_is_in_no_answer()
    {
        await using var intercom = await IntercomSandbox.StartAsync(options => options.AccessToken = Canaries.Token);
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom.BaseUrl, Canaries.Token));
        var api = new RunApi(host.Http);

        foreach (var definition in new[]
        {
            ConversationDefinitions.Conversation(intercom.AddContact().Id),
            ConversationDefinitions.Conversation(ConversationDefinitions.Nobody),
            ConversationDefinitions.Conversation(ConversationDefinitions.Nobody, "Not Found"),
            ConversationDefinitions.Conversation(intercom.AddContact().Id, inputs: ("dryRun", DefinitionJson.Input("Literal", "True"))),
        })
        {
            var draft = await api.SaveAsync(definition);
            await api.TestAsync(draft, ConversationDefinitions.Talk);
            var id = (await api.ExecuteAsync(draft.DefinitionId)).InstanceId;
            await api.InstanceAsync(id);
            await api.GetAsync($"/workflow-instances/{id}/journal");
            await api.GetAsync($"/workflow-instances/{id}/variables");
            await api.ReportAsync(id, ConversationDefinitions.Talk);
            await api.ExecutionsAsync(id, ConversationDefinitions.Talk);
        }

        Assert.Contains("Hello 2", api.Told, StringComparison.Ordinal);
        Canaries.TokenIsNotIn("an answer of the API", api.Told);
        Canaries.TokenIsNotIn("the host's output", host.Output);
    }
}
