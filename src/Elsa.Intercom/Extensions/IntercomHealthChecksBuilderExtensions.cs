using Elsa.Intercom.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Elsa.Intercom.Extensions;

/// <summary>Adds the package to an application's health checks.</summary>
public static class IntercomHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that is healthy while the ledger responds, degraded while requests wait for Intercom's rate limit or webhooks wait for more
    /// than a minute, and unhealthy when the ledger doesn't respond, or its database's clock and this host's differ by more than 10 seconds. Its data lists,
    /// for each used connection, the waiting requests and what the rate limit has left, and, under <c>intercom:webhooks</c>, the waiting webhooks and their
    /// lag in seconds. It sends nothing to Intercom.
    /// </summary>
    /// <param name="builder">The application's health checks, as in <c>services.AddHealthChecks().AddIntercom()</c>.</param>
    /// <param name="name">The check's name; <c>intercom</c> by default.</param>
    /// <param name="failureStatus">The status when the ledger doesn't respond; <see langword="null"/> for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter checks by; <see langword="null"/> for none.</param>
    /// <returns>The health checks, for the next call.</returns>
    public static IHealthChecksBuilder AddIntercom(
        this IHealthChecksBuilder builder, string name = "intercom", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<IntercomHealthCheck>(name, failureStatus, tags ?? []);
    }
}
