using System.Globalization;

namespace Elsa.Intercom.Soak;

/// <summary>What a run is to do.</summary>
internal sealed record SoakOptions
{
    public required int Conversations { get; init; }

    /// <summary>Which share of the requests to the sandbox gets a fault.</summary>
    public required double Faults { get; init; }

    public required int Kills { get; init; }

    public required int Seed { get; init; }

    /// <summary>How many sign-ups may wait for an answer at a time.</summary>
    public required int Concurrency { get; init; }

    public required TimeSpan TimeLimit { get; init; }

    /// <summary>A PostgreSQL server to use; null to start one.</summary>
    public string? Postgres { get; init; }

    public string? ReportFile { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Conversations:N0} sign-ups, {Concurrency} at a time; {Faults:0.#%} of the requests to Intercom go wrong, and the host is killed {Kills} times. "
            + $"Seed {Seed}. At most {TimeLimit.TotalMinutes:0.#} minutes.");
}
