using System.Net;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

public class HangUpTests
{
    [Fact]
    public async Task A_sender_that_hangs_up_while_the_conversation_is_sent_gets_it_when_it_comes_again()
    {
        await using var intercom = await ScriptedIntercom.StartAsync();
        intercom.Answer = (200, "application/json", """{"type":"user_message","id":"1","conversation_id":"2"}""");
        intercom.Hold = new TaskCompletionSource();
        await using var host = await HostProcess.StartHealthyAsync(HostProcess.Connection(intercom.BaseUrl));

        using (var hangUp = new CancellationTokenSource())
        {
            using var content = new StringContent("""{"email":"impatient@example.com"}""", System.Text.Encoding.UTF8, "application/json");
            var impatient = host.Http.PostAsync(new Uri("/workflows/onboarding", UriKind.Relative), content, hangUp.Token);
            await intercom.Posted;
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        }

        intercom.Hold.SetResult();
        var (status, body) = await Signup.PostAsync(host.Http, """{"email":"impatient@example.com"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2", (string?)body["conversation_id"]);
        Assert.True((bool)body["reused"]!);
        Assert.Equal(1, intercom.Posts);
    }
}
