using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.IntegrationTests.Idempotency.Backends;

internal sealed class FixedOptions(IntercomOptions options) : IOptionsMonitor<IntercomOptions>
{
    public IntercomOptions CurrentValue => options;

    public IntercomOptions Get(string? name) => options;

    public IDisposable? OnChange(Action<IntercomOptions, string?> listener) => null;
}
