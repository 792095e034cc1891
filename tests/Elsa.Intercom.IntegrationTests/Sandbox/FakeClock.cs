namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A clock that moves when a test moves it.</summary>
internal sealed class FakeClock : TimeProvider
{
    /// <summary>The beginning of a minute, and so of the first rate-limit window in it.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private long _ticks = Start.UtcTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
}
