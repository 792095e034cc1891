namespace Elsa.Intercom.Sandbox.Api;

/// <summary>The time at which a request is carried out.</summary>
/// <param name="Real">By the sandbox's clock.</param>
/// <param name="Skew">How far a fault moves the server's own clock.</param>
/// <param name="SearchLag">How far the searches lag.</param>
internal readonly record struct ServerTime(DateTimeOffset Real, TimeSpan Skew, TimeSpan SearchLag)
{
    /// <summary>The time by the server's own clock.</summary>
    public DateTimeOffset Now => Real + Skew;

    public DateTimeOffset NowToTheSecond => DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds());

    /// <summary>Searches find only what was stored before this time.</summary>
    public DateTimeOffset Indexed => Real - SearchLag;
}
