using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Http;

/// <summary>
/// Logs once per connection that Intercom served a version other than the requested one. Separate from the handler, which the framework recreates every
/// two minutes.
/// </summary>
internal sealed class ServedVersions(ILogger<ServedVersions> logger)
{
    private readonly ConcurrentDictionary<(string Connection, string Asked, string Served), bool> _reported = new();

    private static readonly Regex Version = new(
        @"^([0-9]{1,4}\.[0-9]{1,4}|preview|unstable)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The version that a response names; null if it names none, or something that is not a version.</summary>
    public static string? Read(HttpResponseMessage response) =>
        response.Headers.TryGetValues(VersionHandler.Header, out var served) && served.FirstOrDefault() is { } version && Version.IsMatch(version)
            ? version
            : null;

    public void Compare(string connection, string asked, string? served)
    {
        if (served == null || string.Equals(served, asked, StringComparison.OrdinalIgnoreCase) || !_reported.TryAdd((connection, asked, served), true))
            return;

        logger.LogWarning(
            "Intercom served API version {ServedVersion} to connection {Connection}, which asks for {ApiVersion}. "
                + "Set Intercom:Connections:{Connection}:ApiVersion to a version that Intercom still serves.",
            served, connection, asked, connection);
    }
}
