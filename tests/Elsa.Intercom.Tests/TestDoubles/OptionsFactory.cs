using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;
using Moq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Connections for tests that need no container.</summary>
internal static class OptionsFactory
{
    public const string Token = "token-canary-9f1c";

    public static IntercomConnection Connection(Action<IntercomConnection>? configure = null)
    {
        var connection = new IntercomConnection { AccessToken = Token };
        configure?.Invoke(connection);
        return connection;
    }

    public static IntercomOptions Options(Action<IntercomConnection>? configure = null, string name = IntercomOptions.DefaultConnection) =>
        new() { Connections = { [name] = Connection(configure) } };

    public static IOptionsMonitor<IntercomOptions> Monitor(IntercomOptions options) =>
        Mock.Of<IOptionsMonitor<IntercomOptions>>(monitor => monitor.CurrentValue == options);

    public static Connections Connections(Action<IntercomConnection>? configure = null, string name = IntercomOptions.DefaultConnection) =>
        new(Monitor(Options(configure, name)));
}
