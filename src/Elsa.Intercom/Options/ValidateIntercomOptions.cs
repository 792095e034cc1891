using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Options;

/// <summary>Says at startup what is wrong with a connection: the key, its value (never the token) and the remedy.</summary>
internal sealed class ValidateIntercomOptions : IValidateOptions<IntercomOptions>
{
    private static readonly Regex TableName = new(
        @"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, IntercomOptions options)
    {
        var failures = options.Connections.SelectMany(
            connection =>
                Failures(
                    $"Intercom:Connections:{connection.Key}",
                    connection.Value ?? new IntercomConnection())).Concat(Failures("Intercom:Ledger", options.Ledger)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string key, IntercomConnection connection)
    {
        if (string.IsNullOrWhiteSpace(connection.AccessToken))
            yield return $"{key}:AccessToken is not set. Set it to the access token of your Intercom app (Developer Hub, Configure, Authentication), "
                + $"in a secret store or as the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}__AccessToken.";
        else if (connection.AccessToken.Any(IsStrange))
            yield return $"{key}:AccessToken contains a blank, a line break, a quotation mark or another character that no access token has. Copy it again, "
                + "without quotation marks or line breaks.";

        if (connection.ClientSecrets.Any(secret => string.IsNullOrEmpty(secret) || secret.Any(IsStrange)))
            yield return $"{key}:ClientSecret is empty, or contains a blank, a line break, a quotation mark or another character that no client secret has. "
                + "Copy it again (Developer Hub, Configure, Basic information), without quotation marks or line breaks.";

        if (!Enum.IsDefined(connection.Region))
            yield return $"{key}:Region is '{connection.Region}'. Use US, EU or AU.";

        if (BaseUrlFailure(connection.BaseUrl) is { } problem)
            yield return $"{key}:BaseUrl {problem}";

        if (string.IsNullOrWhiteSpace(connection.ApiVersion) || connection.ApiVersion.Any(c => c is <= ' ' or > '~'))
            yield return $"{key}:ApiVersion is empty or contains blanks. Leave it out for 2.14, or set a version such as 2.16 or Preview.";

        if (connection.Timeout <= TimeSpan.Zero || connection.Timeout > LongestWait)
            yield return $"{key}:Timeout is {connection.Timeout}. Use a time above zero and up to {LongestWait}, for example 00:00:30.";

        if (connection.MaxRateLimitWait < TimeSpan.Zero || connection.MaxRateLimitWait > LongestWait)
            yield return $"{key}:MaxRateLimitWait is {connection.MaxRateLimitWait}. Use a time from zero to {LongestWait}, for example 00:01:00.";

        if (connection.MaxQueuedRequests is < 0 or > 1_000_000)
            yield return $"{key}:MaxQueuedRequests is {connection.MaxQueuedRequests}. Use a number from 0 to 1000000, for example 10000.";

        if (connection.MaxRetries is < 0 or > 10)
            yield return $"{key}:MaxRetries is {connection.MaxRetries}. Use a number from 0 to 10, for example 3.";

        if (connection.SearchGrace < TimeSpan.Zero || connection.SearchGrace > LongestWait)
            yield return $"{key}:SearchGrace is {connection.SearchGrace}. Use a time from zero to {LongestWait}, for example 00:00:10.";

        if (connection.NewContactGrace < TimeSpan.Zero || connection.NewContactGrace > TimeSpan.FromMinutes(1))
            yield return $"{key}:NewContactGrace is {connection.NewContactGrace}. Use a time from zero to one minute, for example 00:00:03.";
    }

    private static IEnumerable<string> Failures(string key, LedgerOptions ledger)
    {
        if (ledger.Retention < TimeSpan.FromHours(1) || ledger.Retention > TimeSpan.FromDays(3660))
            yield return $"{key}:Retention is {ledger.Retention}. Use a time from one hour to ten years, for example 30.00:00:00.";

        if (ledger.Secret != null && string.IsNullOrWhiteSpace(ledger.Secret))
            yield return $"{key}:Secret is blank. Leave it out, or set a long random text.";

        foreach (var (setting, table) in new[] { (nameof(ledger.Table), ledger.Table), (nameof(ledger.InboxTable), ledger.InboxTable) })
        {
            if (table is not { Length: > 0 and <= 100 } || !TableName.IsMatch(table))
                yield return $"{key}:{setting} is not a plain table name. Use letters, digits and underscores, with a schema if need be, "
                    + "for example public.elsa_intercom_ledger.";
        }
    }

    /// <summary>Whether no token or secret has this character; it comes from copying.</summary>
    private static bool IsStrange(char character) => character is <= ' ' or > '~' or '"' or '\'' or '`';

    private static string? BaseUrlFailure(string? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(baseUrl))
            return null;

        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var address))
            return "is not an absolute address. Use one such as https://api.intercom.io, or leave it out to use the Region's.";

        // The token goes to this address, so it must travel encrypted, and must not appear in a log of addresses.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return "contains a user name, a query or a fragment. Use the plain address; the token belongs in AccessToken.";

        if (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopback(address)))
            return null;

        return $"is {address.Scheme}://{address.Host}, which would send the access token unencrypted. Use https, "
            + "or http on a loopback address such as http://127.0.0.1:5211.";
    }

    private static bool IsLoopback(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
