using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>A test of faults, with a contact who can start conversations.</summary>
public abstract class FaultTest : SandboxTest
{
    private SandboxContact? _ada;

    private protected SandboxContact Ada => _ada ??= Intercom.AddContact("ada@example.com", externalId: "ada-1");

    private protected void Inject(params SandboxFault[] faults)
    {
        foreach (var fault in faults)
            Intercom.Faults.Add(fault);
    }

    private protected Task<Reply> StartConversationAsync(string body = "Hello there") => Api.PostAsync("/conversations", From(Ada.Id, body));

    /// <summary>The statuses of a number of consecutive GET /me.</summary>
    private protected async Task<string> StatusesAsync(int count, string path = "/me")
    {
        var statuses = new List<int>();

        for (var i = 0; i < count; i++)
            statuses.Add((int)(await Api.GetAsync(path)).Status);

        return string.Join(' ', statuses);
    }

    /// <summary>The error of a client whose connection ended without a response.</summary>
    private protected Task<HttpRequestException> NoAnswerAsync() => Assert.ThrowsAsync<HttpRequestException>(() => StartConversationAsync());

    private protected async Task MustWorkAgainAsync() => Assert.Equal(HttpStatusCode.OK, (await StartConversationAsync("Again")).Status);
}
