using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Abuse;

/// <summary>A key may be any text. Different texts are different keys, and none reaches Intercom or the ledger.</summary>
public sealed class KeyTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new();

    public static TheoryData<string> Keys =>
    [
        "a\r\nX-Injected: 1",
        "a\0b",
        "'; DROP TABLE elsa_intercom_ledger; --",
        "ключ 👋",
        new string('k', 1024 * 1024),
    ];

    [Theory, MemberData(nameof(Keys))]
    public async Task Any_text_is_a_key(string key)
    {
        _stage.Posts.Reply(200, Answers.Created());

        await _stage.CreateAsync(OperationInputs.Conversation(key));
        var again = await _stage.CreateAsync(OperationInputs.Conversation(key));

        Assert.True(again.Reused);
        var request = Assert.Single(_stage.Intercom.Handler.Requests);
        Assert.DoesNotContain(key, $"{request.Body} {request.Message}", StringComparison.Ordinal);
        Assert.All(_stage.Ledger.Store.Written, row => Assert.DoesNotContain(key, row.ToString(), StringComparison.Ordinal));
        Assert.All(_stage.Ledger.Store.Written, row => Assert.Equal(64, row.Key.Length));
    }

    [Theory]
    [InlineData("a", "a\0")]
    [InlineData("a", "a\u200B")]
    [InlineData("é", "e\u0301")]
    [InlineData("a\nb", "a\r\nb")]
    [InlineData("1:a;", "a")]
    public async Task Keys_that_only_look_alike_are_two(string first, string second)
    {
        _stage.Posts.Reply(200, Answers.Created("1")).Reply(200, Answers.Created("2"));

        await _stage.CreateAsync(OperationInputs.Conversation(first));

        Assert.Equal("2", (await _stage.CreateAsync(OperationInputs.Conversation(second))).Result.ConversationId);
    }

    [Fact]
    public async Task Keys_that_differ_in_their_last_character_of_a_million_are_two()
    {
        _stage.Posts.Reply(200, Answers.Created("1")).Reply(200, Answers.Created("2"));
        var key = new string('k', 1024 * 1024);

        await _stage.CreateAsync(OperationInputs.Conversation(key + "1"));
        await _stage.CreateAsync(OperationInputs.Conversation(key + "2"));

        Assert.Equal(2, _stage.Ledger.Store.Written.Where(row => row.State == LedgerRowState.Done).Select(row => row.Key).Distinct().Count());
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
