using System.Data.Common;
using Elsa.Intercom.Http;
using Polly;
using Polly.Retry;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>
/// Retries transient errors, a few times and within seconds, because a caller is waiting. It also repeats a statement that took effect without a
/// response; the repeated statement affects no row, and the ledger reads the row again.
/// </summary>
internal sealed class SqlRetries
{
    private const int Attempts = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>After an error that took this long, such as a timeout, there is no retry.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly ResiliencePropertyKey<long> Start = new("Elsa.Intercom.Idempotency.Start");

    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;

    public SqlRetries(SqlDialect dialect, TimeProvider time, Jitter jitter)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Attempts,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = jitter.Next,
                ShouldHandle = failed => ValueTask.FromResult(
                    failed.Outcome.Exception is DbException error &&
                    dialect.IsTransient(error) &&
                    time.GetElapsedTime(failed.Context.Properties.GetValue(Start, 0)) < Patience),
            })
            .Build();
    }

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Start, _time.GetTimestamp());

        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, work) => await work(context.CancellationToken).ConfigureAwait(false),
                context,
                work).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
