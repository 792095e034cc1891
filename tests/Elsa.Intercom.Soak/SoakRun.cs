using System.Diagnostics;
using Elsa.Intercom.Testing;
using Npgsql;

namespace Elsa.Intercom.Soak;

/// <summary>One run: it starts everything, sends, kills, and compares the responses with the stored data.</summary>
internal sealed class SoakRun(SoakOptions options)
{
    /// <summary>How many responses without a known result a sender accepts: enough for every lagging search.</summary>
    private const int Patience = 4;

    /// <summary>One in this many sign-ups has two senders at once, and a third one at the end.</summary>
    private const int OneOf = 20;

    /// <summary>More than the average number of requests of a sign-up.</summary>
    private const int RequestsEach = 30;

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private string _phase = "Starting";
    private Func<string> _progress = () => "nothing was sent";

    /// <exception cref="SoakException">The time limit is over, or something that it needs is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<(Summary Summary, bool IsGood)> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.TimeLimit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            return await RunOnceAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SoakException($"The time limit of {options.TimeLimit.TotalMinutes:0.#} minutes is over. {_phase}: {_progress()}.");
        }
    }

    private async Task<(Summary Summary, bool IsGood)> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var server = await StartPostgresAsync();
        await using var database = await CreateDatabaseAsync(server);
        await using var ledger = new SoakLedger(database.ConnectionString);
        await using var sandbox = await SoakSandbox.StartAsync(options.Conversations * RequestsEach, cancellationToken);
        await using var host = await SoakHost.StartAsync(sandbox.Url, database.ConnectionString, cancellationToken);
        using var sender = new SignupSender(host.Url);
        var tally = new Tally();

        await sandbox.SetFaultsAsync(FaultPlan.Create(options.Faults, options.Seed), cancellationToken);
        var driver = new Driver(FirstDeliveries(), sender, tally, Patience, options);
        var killer = new Killer(host, ledger, driver, options);
        await WatchAsync("Sending", driver, killer, host, cancellationToken, driver.RunAsync, killer.RunAsync);
        var faults = await sandbox.CountAsync(cancellationToken);

        // There are no faults any more. Unknown results are requested once more, and known ones must be the same.
        await sandbox.SetFaultsAsync([], cancellationToken);
        var late = new Driver(LateDeliveries(driver.Deliveries), sender, tally, patience: 1, options);
        await WatchAsync("Asking again", late, killer, host, cancellationToken, late.RunAsync);
        var postedLate = (await sandbox.CountAsync(cancellationToken)).Posts;

        Delivery[] all = [.. driver.Deliveries.Where(delivery => delivery.IsAnswered), .. late.Deliveries];
        var verdict = Verdict.Decide(
            all, await sandbox.ConversationsAsync(cancellationToken), await ledger.RowsAsync(cancellationToken), ledger.KeyOf, ledger.KeyOfWelcome, postedLate);
        return (new Summary(options, tally, killer, faults, driver.Total + late.Total, verdict, _elapsed.Elapsed), verdict.IsGood);
    }

    private async Task WatchAsync(
        string phase, Driver driver, Killer killer, SoakHost host, CancellationToken cancellationToken, params Func<CancellationToken, Task>[] work)
    {
        _phase = phase;
        _progress = () =>
            $"{driver.Settled} of {driver.Total} senders are done, {driver.Answered} with a conversation and {driver.Unknown} with an unknown; "
                + $"{driver.InFlight} wait, {killer.Kills} of {options.Kills} kills";

        await ProgressView.ShowAsync(
            phase,
            driver.Total,
            () => driver.Settled,
            _progress,
            () => $"{driver.Unknown} unknown, {killer.Kills} of {options.Kills} kills",
            Together.RunAsync(host.Ended, cancellationToken, work));
    }

    /// <summary>In order. Two senders of one sign-up are next to each other, so that they send at the same time.</summary>
    private List<Delivery> FirstDeliveries() =>
        [.. Enumerable.Range(1, options.Conversations).Select(number => new Signup(number)).SelectMany(
            signup => Enumerable.Range(0, signup.Number % OneOf == 1 ? 2 : 1).Select(_ => new Delivery(signup)))];

    private static List<Delivery> LateDeliveries(IEnumerable<Delivery> first) =>
        [.. first.Where(delivery => delivery.IsUnknown || delivery.Signup.Number % OneOf == 2).Select(delivery => delivery.Again())];

    private async Task<PostgresServer> StartPostgresAsync()
    {
        if (options.Postgres != null)
            Environment.SetEnvironmentVariable(PostgresServer.Variable, options.Postgres);

        var server = await PostgresServer.StartAsync();
        return server.Absence == null ? server : throw new SoakException(server.Absence);
    }

    private static async Task<PostgresDatabase> CreateDatabaseAsync(PostgresServer server)
    {
        try
        {
            return await server.CreateDatabaseAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new SoakException($"No database could be created on the PostgreSQL server: {e.Message}");
        }
    }
}
