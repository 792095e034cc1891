using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Many callers at once, in four processes from the store's point of view: each has its own stores and connections. They use the real clock.</summary>
public abstract class LedgerRaceTests : LedgerTest
{
    private const int Callers = 48;
    private const int Processes = 4;
    private const int Rounds = 5;

    private protected override TimeProvider Time => TimeProvider.System;

    [Fact]
    public async Task One_of_many_callers_claims_and_the_others_get_its_conversation()
    {
        var processes = await StartAsync();

        for (var round = 0; round < Rounds; round++)
        {
            var callers = Begin(processes, Claim($"{round}"));
            var first = await await Task.WhenAny(callers);
            Assert.True(await Ledger.BeginSendingAsync(first.Lease!, Sending()));
            await Ledger.CompleteAsync(first.Lease!, Conversation with { Id = $"{round}" });

            await OneIsAsync(LedgerState.Claimed, callers, $"{round}");
        }
    }

    [Fact]
    public async Task One_of_many_callers_of_an_unknown_key_finds_out_and_the_others_get_its_conversation()
    {
        var processes = await StartAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await LoseAsync(Ledger, Claim($"{round}"));

            var callers = Begin(processes, Claim($"{round}"));
            var first = await await Task.WhenAny(callers);
            await Ledger.CompleteAsync(first.Lease!, Conversation with { Id = $"{round}" });

            await OneIsAsync(LedgerState.Unknown, callers, $"{round}");
        }
    }

    [Fact]
    public async Task Only_one_of_many_callers_takes_over_a_dead_owners_key()
    {
        var processes = await StartAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await LeaseAsync(Ledger, Claim($"{round}") with { LeaseDuration = TimeSpan.FromTicks(1) });

            var callers = Begin(processes, Claim($"{round}"));
            var first = await await Task.WhenAny(callers);
            await Ledger.CompleteAsync(first.Lease!, Conversation with { Id = $"{round}" });

            await OneIsAsync(LedgerState.Claimed, callers, $"{round}");
        }
    }

    [Fact]
    public async Task None_of_several_retries_of_an_unknown_execution_claims()
    {
        await LoseAsync(Ledger, Automatic("execution"));
        var processes = await StartAsync();

        var states = await Task.WhenAll(processes.Select((ledger, n) => Task.Run(async () =>
        {
            var answer = await ledger.BeginAsync(Automatic($"retry {n}"));
            await ledger.MarkUnknownAsync(answer.Lease!);
            return answer.State;
        })));

        Assert.All(states, state => Assert.Equal(LedgerState.Unknown, state));
    }

    [Fact]
    public async Task At_most_one_of_many_keys_gets_the_same_conversation()
    {
        var processes = await StartAsync();

        for (var round = 0; round < Rounds; round++)
        {
            var leases = new List<LedgerLease>();

            for (var n = 0; n < Processes * 2; n++)
                leases.Add(await SendAsync(Ledger, Claim($"{round}, {n}")));

            var result = Conversation with { Id = $"{round}" };
            var recorded = await Task.WhenAll(leases.Select((lease, n) => Task.Run(async () => await processes[n % Processes].CompleteAsync(lease, result))));

            Assert.InRange(recorded.Count(isRecorded => isRecorded), 0, 1);
        }
    }

    /// <summary>Each has an open connection for each of its callers, so that they compete for the row and not for connections.</summary>
    private async Task<List<Ledger>> StartAsync()
    {
        var processes = Enumerable.Range(0, Processes).Select(_ => Backend.Ledger(Time)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(async () => await processes[n % Processes].CheckAsync())));
        return processes;
    }

    private static List<Task<LedgerAnswer>> Begin(List<Ledger> processes, LedgerClaim claim) =>
        [.. Enumerable.Range(0, Callers).Select(n => Task.Run(async () => await processes[n % Processes].BeginAsync(claim)))];

    private static async Task OneIsAsync(LedgerState state, List<Task<LedgerAnswer>> callers, string id)
    {
        var answers = await Task.WhenAll(callers);
        Assert.Equal(1, answers.Count(answer => answer.State == state));
        Assert.Equal(Callers - 1, answers.Count(answer => answer.State == LedgerState.Done && answer.Conversation?.Id == id));
    }
}
