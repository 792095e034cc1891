namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A timer of <see cref="FakeClock"/> that fires once.</summary>
internal sealed class FakeTimer(DateTimeOffset dueAt, Action fire, Action<FakeTimer> remove) : ITimer
{
    public DateTimeOffset DueAt => dueAt;

    public void Fire()
    {
        remove(this);
        fire();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("No test needs it.");

    public void Dispose() => remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
