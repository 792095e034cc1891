using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.Abuse;

/// <summary>The name of a connection may come from an author's expression, and so from a request.</summary>
public class ConnectionNameTests
{
    public static TheoryData<string> Names =>
        ["Default\r\nX-Injected: 1", "Default\0", "../Default", "Default ", "ada@example.com", new string('n', 1024 * 1024)];

    [Theory, MemberData(nameof(Names))]
    public async Task One_that_is_not_configured_is_refused_in_one_short_line(string name)
    {
        await using var stage = new ConversationStage();

        var e = await stage.FailsAsync(OperationInputs.Conversation("signup-1") with { Connection = name });

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.ConnectionUnknown), (e.Kind, e.Code));
        Assert.DoesNotContain(e.Message, char.IsControl);
        Assert.DoesNotContain("ada@example.com", e.Message, StringComparison.Ordinal);
        Assert.InRange(e.Message.Length, 1, 500);
        Assert.Empty(stage.Trail.Steps);
        Assert.Empty(stage.Intercom.Handler.Requests);
    }

    [Fact]
    public async Task One_that_is_configured_is_a_name_and_nothing_else()
    {
        const string name = "Sales\r\nX-Injected: 1";
        await using var stage = new ConversationStage(name: name);
        stage.Posts.Reply(200, Answers.Created());

        await stage.CreateAsync(OperationInputs.Conversation("signup-1") with { Connection = name });

        var request = Assert.Single(stage.Intercom.Handler.Requests);
        Assert.Equal(("https://api.intercom.io/conversations", null), (request.Uri.AbsoluteUri, request.Header("X-Injected")));
        Assert.Empty(stage.Intercom.Logs.At(LogLevel.Warning));
    }
}
