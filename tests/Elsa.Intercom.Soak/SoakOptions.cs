using System.Globalization;

namespace Elsa.Intercom.Soak;

/// <summary>The options of a run.</summary>
internal sealed record SoakOptions
{
    public required int Conversations { get; init; }

    /// <summary>The share of requests to the sandbox with a fault.</summary>
    public required double Faults { get; init; }

    public required int Kills { get; init; }

    public required int Seed { get; init; }

    /// <summary>The number of sign-ups that may wait for a response at a time.</summary>
    public required int Concurrency { get; init; }

    public required TimeSpan TimeLimit { get; init; }

    /// <summary>The PostgreSQL server; null to start one.</summary>
    public string? Postgres { get; init; }

    public string? ReportFile { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Conversations:N0} sign-ups, {Concurrency} at a time; {Faults:0.#%} of the requests to Intercom go wrong, and the host is killed {Kills} times. "
            + $"Seed {Seed}. At most {TimeLimit.TotalMinutes:0.#} minutes.");
}
