namespace Elsa.Intercom.Soak;

/// <summary>Kills the host while requests are in flight, and starts it again. The kills are spread over the run by its progress.</summary>
internal sealed class Killer(SoakHost host, SoakLedger ledger, Driver driver, SoakOptions options)
{
    /// <summary>The last kill comes before the end, so that the restarted host has work left.</summary>
    private const double Span = 0.85;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestAim = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(options.Seed);
    private readonly HashSet<string> _sending = [];
    private int _kills;

    public int Kills => Volatile.Read(ref _kills);

    /// <summary>The number of senders' requests that the kills cut off.</summary>
    public int CutOff { get; private set; }

    /// <summary>The number of keys with a lease of a killed host, for which it may have sent.</summary>
    public int Sending => _sending.Count;

    /// <exception cref="SoakException">Everything was done before the last kill.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < options.Kills; kill++)
        {
            var moment = (kill + _random.NextDouble()) / options.Kills * Span * driver.Total;
            var aim = LongestAim * _random.NextDouble();

            while (driver.Settled < moment)
                await Task.Delay(Tick, cancellationToken);

            await Task.Delay(aim, cancellationToken);

            while (driver.InFlight == 0 && driver.Settled < driver.Total)
                await Task.Delay(Tick, cancellationToken);

            if (driver.Settled == driver.Total)
                throw new SoakException($"All was done after {Kills} of {options.Kills} kills. Send more sign-ups, or kill less often.");

            await KillAsync(cancellationToken);
        }
    }

    private async Task KillAsync(CancellationToken cancellationToken)
    {
        CutOff += driver.InFlight;
        await host.KillAsync();
        Interlocked.Increment(ref _kills);
        _sending.UnionWith(await ledger.SendersAsync(cancellationToken));
        await host.StartAsync(cancellationToken);
    }
}
