using System.Net.Http.Headers;
using System.Reflection;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Http;

/// <summary>
/// Requests the connection's API version, which Intercom otherwise takes from the app's settings, and checks which one was served. Identifies the package
/// as the client.
/// </summary>
internal sealed class VersionHandler(Connections connections, ServedVersions servedVersions) : DelegatingHandler
{
    /// <summary>The header that requests a version, and that names the served one.</summary>
    public const string Header = "Intercom-Version";

    private static readonly ProductInfoHeaderValue Product = new("Elsa.Intercom", PackageVersion());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.UserAgent.Clear();
        request.Headers.UserAgent.Add(Product);

        if (!request.Options.TryGetValue(RequestOptions.Connection, out var name))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var asked = connections.Get(name).ApiVersion;
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, asked);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        servedVersions.Compare(name, asked, ServedVersions.Read(response));

        return response;
    }

    private static string PackageVersion() =>
        typeof(VersionHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
