using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using FsCheck;
using FsCheck.Fluent;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>
/// Invariants for one key, for any order in which several callers claim it, send, finish, die and continue late. A dead caller does nothing more.
/// </summary>
public sealed class LedgerProperties
{
    private const int Callers = 4;

    private static readonly Arbitrary<(Step Step, int Caller)[]> Scripts =
        (from step in Gen.Elements(Enum.GetValues<Step>()) from caller in Gen.Choose(0, Callers - 1) select (step, caller)).ArrayOf().ToArbitrary();

    public enum Step
    {
        Claim,
        Send,
        Complete,
        Release,
        MarkUnknown,
        WaitOneMinute,
    }

    [Fact]
    public void No_two_callers_may_send_at_the_same_time_and_the_result_stays() => Prop.ForAll(Scripts, async script =>
    {
        var run = new Run();

        foreach (var (step, caller) in script)
            await run.TakeAsync(step, caller);
    }).Holds(300);

    /// <summary>One run of a script, and the expected state of the key.</summary>
    private sealed class Run
    {
        private readonly LedgerStage _stage = new();
        private readonly LedgerLease?[] _leases = new LedgerLease?[Callers];

        /// <summary>The caller that is sending; null for none.</summary>
        private int? _sender;

        private DateTimeOffset _sendsUntil;
        private bool _isUnknown;
        private string? _result;

        public async Task TakeAsync(Step step, int caller)
        {
            if (step == Step.Claim)
                await ClaimAsync(caller);
            else if (step == Step.WaitOneMinute)
                _stage.Time.Advance(TimeSpan.FromMinutes(1));
            else if (_leases[caller] is { } lease)
                await UseAsync(step, caller, lease);
        }

        private async Task ClaimAsync(int caller)
        {
            using var impatience = new CancellationTokenSource();
            var claim = _stage.Ledger.ClaimAsync(LedgerStage.Claim("key"), impatience.Token).AsTask();

            // Another caller has the key, so this one waits.
            if (!claim.IsCompleted)
            {
                await impatience.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => claim);
                return;
            }

            // A sender whose lease ended counts as dead.
            if (_sender != null && _result == null)
            {
                Assert.True(_stage.Time.GetUtcNow() >= _sendsUntil, "A key is claimed while another caller may send.");
                (_sender, _isUnknown) = (null, true);
            }

            switch (await claim)
            {
                case ClaimAnswer.Settled settled:
                    Assert.Equal(_result, settled.Result.Id);
                    break;
                case ClaimAnswer.Claimed claimed:
                    Assert.True(_result == null && !_isUnknown, "A key is free although something may have been sent under it.");
                    _leases[caller] = claimed.Lease;
                    break;
                case ClaimAnswer.Unresolved unresolved:
                    Assert.True(_result == null && _isUnknown, "A key is unresolved although nothing can have been sent under it.");
                    _leases[caller] = unresolved.Lease;
                    break;
            }
        }

        private async Task UseAsync(Step step, int caller, LedgerLease lease)
        {
            var now = _stage.Time.GetUtcNow();

            if (step == Step.Send && await _stage.BeginSendingAsync(lease))
            {
                Assert.True(_result == null, "A caller may send although there is a result.");
                Assert.True(_sender == null || _sender == caller || now >= _sendsUntil, "Two callers may send at the same time.");
                (_sender, _sendsUntil) = (caller, now + LedgerStage.SendingLease);
            }

            if (step == Step.Send || (step == Step.Complete && _sender != caller))
                return;

            _leases[caller] = null;

            switch (step)
            {
                case Step.Complete:
                    _result = $"of-{caller}";
                    await _stage.Ledger.CompleteAsync(lease, LedgerStage.Conversation with { Id = _result });
                    break;
                case Step.Release:
                    await _stage.Ledger.ReleaseAsync(lease);
                    break;
                default:
                    await _stage.Ledger.MarkUnknownAsync(lease);
                    _isUnknown |= _sender == caller;
                    break;
            }

            if (_sender == caller)
                _sender = null;
        }
    }
}
