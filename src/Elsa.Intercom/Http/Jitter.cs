namespace Elsa.Intercom.Http;

/// <summary>Chance for waits, from outside so that a test can fix it: a number from 0 to below 1.</summary>
internal sealed class Jitter(Func<double> next)
{
    public double Next() => next();
}
