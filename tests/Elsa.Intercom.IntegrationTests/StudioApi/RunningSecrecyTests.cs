using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class RunningSecrecyTests
{
    [Fact]
    public async Task The_token_is_in_no_answer()
    {
        await using var intercom = await IntercomSandbox.StartAsync(options => options.AccessToken = Canaries.Token);
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom.BaseUrl, Canaries.Token));
        var api = new RunningApi(host.Http);

        foreach (var drawing in new[]
        {
            RunningDrawing.Conversation(intercom.AddContact().Id),
            RunningDrawing.Conversation(RunningDrawing.Nobody),
            RunningDrawing.Conversation(RunningDrawing.Nobody, "Not Found"),
            RunningDrawing.Conversation(intercom.AddContact().Id, inputs: ("dryRun", Drawing.Input("Literal", "True"))),
        })
        {
            var draft = await api.SaveAsync(drawing);
            await api.TestAsync(draft, RunningDrawing.Talk);
            var id = (await api.ExecuteAsync(draft.DefinitionId)).InstanceId;
            await api.InstanceAsync(id);
            await api.GetAsync($"/workflow-instances/{id}/journal");
            await api.GetAsync($"/workflow-instances/{id}/variables");
            await api.ReportAsync(id, RunningDrawing.Talk);
            await api.ExecutionsAsync(id, RunningDrawing.Talk);
        }

        Assert.Contains("Hello 2", api.Told, StringComparison.Ordinal);
        Canaries.TokenIsNotIn("an answer of the API", api.Told);
        Canaries.TokenIsNotIn("the host's output", host.Output);
    }
}
