using System.Diagnostics;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Advances a clock while others wait for it.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Waits until something has happened in the background.</summary>
    public static async Task UntilAsync(Func<Task<bool>> happened)
    {
        var started = Stopwatch.GetTimestamp();

        while (!await happened())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, "It does not happen.");
            await Task.Yield();
        }
    }

    /// <summary>Waits until the task has ended or waits for the clock.</summary>
    public static async Task SettleAsync(this TestClock clock, Task task)
    {
        var started = Stopwatch.GetTimestamp();

        while (!task.IsCompleted && clock.RunningTimers == 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, "Nothing ends, and nothing waits.");
            await Task.Yield();
        }
    }

    /// <summary>Advances the clock until the task has ended.</summary>
    public static async Task<T> PassAsync<T>(this TestClock clock, Task<T> task)
    {
        var end = clock.GetUtcNow() + TimeSpan.FromDays(1);

        while (true)
        {
            await clock.SettleAsync(task);

            if (task.IsCompleted)
                return await task;

            Assert.True(clock.GetUtcNow() < end, "Nothing ends within a day.");
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
