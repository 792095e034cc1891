using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Real processes with one ledger, which may be killed. They use the real clock.</summary>
public abstract class LedgerProcessTests : IAsyncLifetime
{
    private SqlBackend _backend = null!;
    private LedgerProcess _first = null!;
    private LedgerProcess _second = null!;

    private protected abstract Task<SqlBackend> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _backend = await OpenAsync();

        // The table does not exist yet, so both create it at the same time.
        var processes = await Task.WhenAll(LedgerProcess.StartAsync(_backend), LedgerProcess.StartAsync(_backend));
        (_first, _second) = (processes[0], processes[1]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _first, _second })
        {
            if (process != null)
                await process.DisposeAsync();
        }

        if (_backend != null)
            await _backend.DisposeAsync();

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task If_two_begin_at_once_one_sends_and_the_other_gets_its_conversation()
    {
        for (var key = 1; key <= 20; key++)
        {
            var asked = new Dictionary<Task<string>, LedgerProcess>
            {
                [_first.AskAsync($"begin {key} 60")] = _first,
                [_second.AskAsync($"begin {key} 60")] = _second,
            };
            var winner = await Task.WhenAny(asked.Keys);
            var loser = asked.Keys.Single(task => task != winner);

            Assert.Equal("claimed", await winner);
            Assert.Equal("sending", await asked[winner].AskAsync($"send 60"));
            Assert.Equal("completed", await asked[winner].AskAsync($"complete conversation-{key}"));
            Assert.Equal($"done conversation-{key}", await loser);
        }
    }

    [Fact]
    public async Task The_key_of_a_process_that_was_killed_before_sending_is_free_when_its_lease_is_over()
    {
        Assert.Equal("claimed", await _first.AskAsync($"begin key 1"));
        await _first.KillAsync();

        Assert.Equal("claimed", await _second.AskAsync($"begin key 60"));
    }

    [Fact]
    public async Task The_key_of_a_process_that_was_killed_while_sending_is_unknown_when_its_lease_is_over()
    {
        Assert.Equal("claimed", await _first.AskAsync($"begin key 60"));
        Assert.Equal("sending", await _first.AskAsync($"send 1"));
        await _first.KillAsync();

        Assert.Equal("unknown", await _second.AskAsync($"begin key 60"));
    }
}
