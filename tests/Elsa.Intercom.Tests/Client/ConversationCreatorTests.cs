using Elsa.Intercom.Client;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace Elsa.Intercom.Tests.Client;

/// <summary>The order of the steps, and what a ledger that fails does to them.</summary>
public class ConversationCreatorTests
{
    private readonly Mock<IConversationLedger> _ledger = new();
    private readonly List<string> _steps = [];

    public ConversationCreatorTests()
    {
        _ledger.Setup(ledger => ledger.BeginAsync(It.IsAny<ConversationClaim>(), It.IsAny<CancellationToken>()))
            .Returns((ConversationClaim claim, CancellationToken _) => Step("claim", new LedgerAnswer(LedgerState.Claimed, claim.RequestHash)));
        _ledger.Setup(ledger => ledger.CompleteAsync(It.IsAny<ConversationKey>(), It.IsAny<LedgerConversation>(), It.IsAny<CancellationToken>())).Returns(() => Step("record"));
        _ledger.Setup(ledger => ledger.ReleaseAsync(It.IsAny<ConversationKey>(), It.IsAny<CancellationToken>())).Returns(() => Step("release"));
        _ledger.Setup(ledger => ledger.MarkUnknownAsync(It.IsAny<ConversationKey>(), It.IsAny<CancellationToken>())).Returns(() => Step("unknown"));
    }

    [Fact]
    public async Task It_commits_then_claims_then_looks_up_then_sends_then_records()
    {
        await using var intercom = Harness();
        intercom.Handler.On("POST /contacts/search").Do(Sent("look up", Answers.Contacts(Answers.ContactJson(email: "ada@example.com", role: "lead"))));
        intercom.Handler.On("POST /conversations").Do(Sent("send", Answers.Created()));

        var result = await CreateAsync(intercom, Orders.Conversation(identifyBy: "email", contact: "ada@example.com"));

        Assert.Equal(["commit", "claim", "look up", "send", "record"], _steps);
        Assert.Equal(Answers.ConversationId, result.Conversation.ConversationId);
        Assert.Equal(Answers.ContactId, result.Conversation.ContactId);
        Assert.Equal("lead", result.ContactType);
        Assert.False(result.Reused);
        Assert.Empty(result.Warnings);
        Assert.Equal("lead", (string?)intercom.Handler.Requests[1].Json["from"]!["type"]);
    }

    [Fact]
    public async Task A_commit_that_fails_claims_and_sends_nothing()
    {
        await using var intercom = Harness();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Creator(intercom).CreateAsync(Orders.Conversation(), () => throw new InvalidTimeZoneException("no database"), CancellationToken.None));

        Assert.Empty(_steps);
        Assert.Empty(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("", "user", IntercomErrorCodes.InvalidRequest)]
    [InlineData("Hello", "Slaes", IntercomErrorCodes.ConnectionUnknown)]
    public async Task What_is_wrong_from_the_start_is_refused_before_the_commit(string body, string connection, string code)
    {
        await using var intercom = Harness();
        var order = Orders.Conversation(body: body) with { Connection = connection == "Slaes" ? connection : intercom.Name };

        Assert.Equal(code, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, order))).Code);
        Assert.Empty(_steps);
    }

    [Fact]
    public async Task A_ledger_that_fails_at_the_claim_sends_nothing()
    {
        _ledger.Setup(ledger => ledger.BeginAsync(It.IsAny<ConversationClaim>(), It.IsAny<CancellationToken>())).Throws(new IOException("no ledger"));
        await using var intercom = Harness();

        await Assert.ThrowsAsync<IOException>(() => CreateAsync(intercom, Orders.Conversation()));

        Assert.Equal(["commit"], _steps);
        Assert.Empty(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_ledger_that_fails_at_recording_keeps_the_id_from_nobody()
    {
        _ledger.Setup(ledger => ledger.CompleteAsync(It.IsAny<ConversationKey>(), It.IsAny<LedgerConversation>(), It.IsAny<CancellationToken>())).Throws(new IOException("no ledger"));
        await using var intercom = Harness();
        intercom.Handler.Default.Reply(200, Answers.Created());

        var result = await CreateAsync(intercom, Orders.Conversation());

        Assert.Equal(Answers.ConversationId, result.Conversation.ConversationId);
        Assert.Contains("could not record", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(Answers.ConversationId, Assert.Single(intercom.Logs.At(LogLevel.Error)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", _steps);
    }

    [Theory]
    [InlineData(401, IntercomErrorKind.Unauthorized)]
    [InlineData(503, IntercomErrorKind.Unknown)]
    public async Task A_ledger_that_fails_after_an_error_does_not_hide_the_error(int status, IntercomErrorKind kind)
    {
        _ledger.Setup(ledger => ledger.ReleaseAsync(It.IsAny<ConversationKey>(), It.IsAny<CancellationToken>())).Throws(new IOException("no ledger"));
        _ledger.Setup(ledger => ledger.MarkUnknownAsync(It.IsAny<ConversationKey>(), It.IsAny<CancellationToken>())).Throws(new IOException("no ledger"));
        await using var intercom = Harness();
        intercom.Handler.Default.Reply(status, Answers.Error("code", "message"));

        Assert.Equal(kind, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation()))).Kind);
        Assert.Single(intercom.Logs.At(LogLevel.Error));
    }

    [Fact]
    public async Task The_claim_names_key_source_and_a_lease_longer_than_any_attempt()
    {
        ConversationClaim? claim = null;
        _ledger.Setup(ledger => ledger.BeginAsync(It.IsAny<ConversationClaim>(), It.IsAny<CancellationToken>()))
            .Callback((ConversationClaim c, CancellationToken _) => claim = c)
            .ReturnsAsync(new LedgerAnswer(LedgerState.Claimed, ""));
        await using var intercom = Harness();
        intercom.Handler.Default.Reply(200, Answers.Created());

        await CreateAsync(intercom, Orders.Conversation(key: "signup-1"));
        Assert.Equal(new ConversationKey("DEFAULT", "key:signup-1"), claim!.Key);
        Assert.False(claim.IsAutomatic);

        await CreateAsync(intercom, Orders.Conversation(executionId: "signup-1"));
        Assert.Equal(new ConversationKey("DEFAULT", "execution:signup-1"), claim.Key);
        Assert.True(claim.IsAutomatic);
        Assert.Equal("instance-1", claim.WorkflowInstanceId);
        Assert.Equal("node-1", claim.NodeId);
        Assert.True(claim.Lease > TimeSpan.FromSeconds(30 + 60 + 3));
        Assert.Matches("^[0-9A-F]{64}$", claim.RequestHash);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(503)]
    public async Task A_callers_cancellation_keeps_nothing_from_being_recorded(int status)
    {
        using var cancellation = new CancellationTokenSource();
        await using var intercom = Harness();
        intercom.Handler.Default.Reply(status, Answers.Created());

        _ = await Record.ExceptionAsync(() => Creator(intercom).CreateAsync(Orders.Conversation(), () => Task.CompletedTask, cancellation.Token));

        var recorded = Assert.Single(_ledger.Invocations, invocation => invocation.Method.Name != nameof(IConversationLedger.BeginAsync));
        Assert.Equal(CancellationToken.None, recorded.Arguments[^1]);
    }

    [Fact]
    public async Task A_preview_looks_up_and_neither_commits_nor_claims_nor_sends()
    {
        await using var intercom = Harness();
        intercom.Handler.On("POST /contacts/search").Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com")));

        var request = await Creator(intercom).PreviewAsync(Orders.Conversation(identifyBy: "email", contact: "ada@example.com"), CancellationToken.None);

        Assert.Equal(Answers.ContactId, request.From.Id);
        Assert.Empty(_steps);
        Assert.Equal("POST /contacts/search", Assert.Single(intercom.Handler.Requests).Line);
    }

    private IntercomHarness Harness() => new(configure: services => services.AddSingleton(_ledger.Object));

    private static ConversationCreator Creator(IntercomHarness intercom) => intercom.Services.GetRequiredService<ConversationCreator>();

    private Task<ConversationResult> CreateAsync(IntercomHarness intercom, ConversationOrder order) =>
        Creator(intercom).CreateAsync(order, () => Step("commit").AsTask(), CancellationToken.None);

    private FakeRoute.Step Sent(string step, string answer) => async (_, read, _) =>
    {
        await read();
        _steps.Add(step);
        return new HttpResponseMessage { Content = new StringContent(answer) };
    };

    private ValueTask Step(string name)
    {
        _steps.Add(name);
        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Step<T>(string name, T answer)
    {
        _steps.Add(name);
        return ValueTask.FromResult(answer);
    }
}
