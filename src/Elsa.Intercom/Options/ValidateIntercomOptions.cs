using System.Net;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Options;

/// <summary>Says at start what is wrong with a connection: the key, what it holds (never the token) and the remedy.</summary>
internal sealed class ValidateIntercomOptions : IValidateOptions<IntercomOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, IntercomOptions options)
    {
        var failures = options.Connections.SelectMany(connection => Failures($"Intercom:Connections:{connection.Key}", connection.Value ?? new IntercomConnection())).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string key, IntercomConnection connection)
    {
        if (string.IsNullOrWhiteSpace(connection.AccessToken))
            yield return $"{key}:AccessToken is not set. Set it to the access token of your Intercom app (Developer Hub, Configure, Authentication), in a secret store or as the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}__AccessToken.";
        else if (connection.AccessToken.Any(c => c is <= ' ' or > '~'))
            yield return $"{key}:AccessToken contains a blank, a line break or another character that no access token has. Copy it again, without quotation marks or line breaks.";

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

        if (connection.NewContactGrace < TimeSpan.Zero || connection.NewContactGrace > TimeSpan.FromMinutes(1))
            yield return $"{key}:NewContactGrace is {connection.NewContactGrace}. Use a time from zero to one minute, for example 00:00:03.";
    }

    private static string? BaseUrlFailure(string? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(baseUrl))
            return null;

        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var address))
            return "is not an absolute address. Use one such as https://api.intercom.io, or leave it out to use the Region's.";

        // The token goes to this address, so it must not travel readable, nor stand in a log of addresses.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return "carries a user, a query or a fragment. Use the plain address; the token belongs in AccessToken.";

        if (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopback(address)))
            return null;

        return $"is {address.Scheme}://{address.Host}, which would send the access token readable. Use https, or http on a loopback address such as http://127.0.0.1:5211.";
    }

    private static bool IsLoopback(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
