namespace Elsa.Intercom.Http;

/// <summary>Jitter for waits: a number from 0 to below 1. A test can set it.</summary>
internal sealed class Jitter(Func<double> next)
{
    public double Next() => next();
}
