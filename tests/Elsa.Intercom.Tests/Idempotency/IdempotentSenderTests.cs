using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>The order of the steps.</summary>
public sealed class IdempotentSenderTests : IAsyncDisposable
{
    private static readonly string OneContact = Answers.Contacts(Answers.ContactJson(email: "ada@example.com", role: "lead"));

    private readonly ConversationStage _stage = new();

    private static ConversationInput ByEmail => OperationInputs.Conversation(identifyBy: "email", contact: "ada@example.com");

    [Fact]
    public async Task It_commits_claims_looks_up_records_the_start_sends_and_records_the_id_in_this_order()
    {
        _stage.LookUps.Do(FirstByte("first byte of the look-up", OneContact));
        _stage.Posts.Do(FirstByte("first byte", Answers.Created()));

        var result = await _stage.CreateAsync(ByEmail);

        Assert.Equal(["commit", "claim", "first byte of the look-up", "begin sending", "first byte", "complete"], _stage.Trail.Steps);
        Assert.Equal((Answers.ConversationId, Answers.ContactId), (result.Result.ConversationId, result.Result.ContactId));
        Assert.Contains(new("ContactRole", "lead"), result.Resolved!.Journal);
        Assert.False(result.Reused);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task When_the_first_byte_goes_out_the_ledger_has_stored_what_a_crash_would_need()
    {
        LedgerRow? stored = null;
        _stage.Posts.Do(FirstByte(() => stored = _stage.Ledger.Store.Written[^1], Answers.Created()));

        await _stage.CreateAsync();

        Assert.Equal(LedgerRowState.Sending, stored!.State);
        Assert.Equal(Answers.ContactId, stored.Subject);
        Assert.Equal(TestClock.Start, stored.StartedAt);
        Assert.NotNull(stored.Fingerprint);
        Assert.NotNull(stored.Owner);
    }

    [Fact]
    public async Task The_result_is_recorded_with_all_ids()
    {
        _stage.Posts.Reply(200, Answers.Created(), headers: "X-Request-Id: req-1");

        await _stage.CreateAsync();

        var row = _stage.Ledger.Store.Written[^1];
        Assert.Equal(
            (LedgerRowState.Done, "conversation", Answers.ContactId, Answers.ConversationId, "req-1"),
            (row.State, row.Operation, row.Subject, row.ResultId, row.RequestId));
        Assert.Equal(
            $$"""{"ConversationId":"{{Answers.ConversationId}}","MessageId":"{{Answers.MessageId}}","ContactId":"{{Answers.ContactId}}","""
                + "\"CreatedAt\":\"2024-12-18T15:58:21+00:00\"}",
            row.Result);
        Assert.Null(row.Owner);
    }

    [Fact]
    public async Task A_commit_that_fails_claims_and_sends_nothing()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => _stage.Intercom.Services.CreateAsync(ByEmail, () => throw new InvalidTimeZoneException("no database")));

        Assert.Empty(_stage.Trail.Steps);
        Assert.Empty(_stage.Intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("", "Default", IntercomErrorCodes.InvalidRequest)]
    [InlineData("Hello", "Slaes", IntercomErrorCodes.ConnectionUnknown)]
    public async Task Invalid_input_is_refused_before_the_commit(string body, string connection, string code)
    {
        Assert.Equal(code, (await _stage.FailsAsync(OperationInputs.Conversation(body: body) with { Connection = connection })).Code);
        Assert.Empty(_stage.Trail.Steps);
    }

    [Fact]
    public async Task The_claim_names_key_source_and_a_lease_longer_than_any_look_up()
    {
        _stage.Posts.Reply(200, Answers.Created()).Reply(200, Answers.Created("1296"));

        await _stage.CreateAsync(OperationInputs.Conversation(key: "signup-1"));
        await _stage.CreateAsync(OperationInputs.Conversation(executionId: "signup-1"));

        var (authors, automatic) = (_stage.Ledger.Claims[0], _stage.Ledger.Claims[1]);
        Assert.Equal(("DEFAULT", "conversation", "key:signup-1"), (authors.Connection, authors.Operation, authors.Key));
        Assert.False(authors.IsAutomatic);
        Assert.Equal(("DEFAULT", "execution:signup-1"), (automatic.Connection, automatic.Key));
        Assert.True(automatic.IsAutomatic);
        Assert.Equal(("instance-1", "node-1"), (automatic.WorkflowInstanceId, automatic.NodeId));
        Assert.True(automatic.LeaseDuration > TimeSpan.FromSeconds(30 + 60 + 3));
        Assert.Matches("^[0-9A-F]{64}$", automatic.RequestHash);
    }

    [Fact]
    public async Task The_sending_lease_is_longer_than_sending_and_searching_can_take()
    {
        await using var stage = new ConversationStage(connection => connection.SearchGrace = TimeSpan.FromMinutes(10));
        stage.Posts.Reply(200, Answers.Created());

        await stage.CreateAsync();

        var sending = stage.Ledger.Store.Written.First(row => row.State == LedgerRowState.Sending);
        Assert.True(sending.LeaseEnds - TestClock.Start > TimeSpan.FromSeconds(60 + 3 + 30 + 600 + 30));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(503)]
    public async Task A_cancellation_by_the_caller_does_not_stop_the_record(int status)
    {
        using var cancellation = new CancellationTokenSource();
        _stage.Posts.Reply(status, Answers.Created());
        _stage.Shows();

        _ = await Record.ExceptionAsync(() => _stage.CreateAsync(cancellationToken: cancellation.Token));

        Assert.Equal(CancellationToken.None, Assert.Single(_stage.Ledger.Tokens));
    }

    [Fact]
    public async Task A_preview_looks_up_and_neither_commits_nor_claims_nor_sends()
    {
        _stage.LookUps.Reply(200, OneContact);

        var services = _stage.Intercom.Services;
        var resolved = await services.GetRequiredService<IdempotentSender>().PreviewAsync(
            ByEmail.Operation(services.GetRequiredService<OperationServices>()), ByEmail.Execution, CancellationToken.None);

        Assert.Equal(Answers.ContactId, Assert.IsType<CreateConversationRequest>(resolved.Request.Body).From.Id);
        Assert.Empty(_stage.Trail.Steps);
        Assert.Equal("POST /contacts/search", Assert.Single(_stage.Intercom.Handler.Requests).Line);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private FakeRoute.Step FirstByte(string step, string answer) => FirstByte(() => _stage.Trail.Add(step), answer);

    /// <summary>Reads the request like a socket, directly from the content.</summary>
    private static FakeRoute.Step FirstByte(Action firstByte, string answer) => async (request, _, cancellationToken) =>
    {
        await using var socket = new FirstByteStream(firstByte);
        await request.Content!.CopyToAsync(socket, cancellationToken);
        return new HttpResponseMessage { Content = new StringContent(answer) };
    };
}
