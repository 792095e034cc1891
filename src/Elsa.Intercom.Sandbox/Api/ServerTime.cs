namespace Elsa.Intercom.Sandbox.Api;

/// <summary>The moment at which a request is carried out.</summary>
/// <param name="Real">By the sandbox's clock.</param>
/// <param name="Skew">How far a fault has set the server's own clock off.</param>
/// <param name="SearchLag">How far behind the searches are.</param>
internal readonly record struct ServerTime(DateTimeOffset Real, TimeSpan Skew, TimeSpan SearchLag)
{
    /// <summary>What the server takes it for.</summary>
    public DateTimeOffset Now => Real + Skew;

    public DateTimeOffset NowToTheSecond => DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds());

    /// <summary>Searches see what was stored until then.</summary>
    public DateTimeOffset Indexed => Real - SearchLag;
}
