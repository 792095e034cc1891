using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The package's client as an application registers it, with a fake socket, a fake clock and a collected log.</summary>
internal sealed class IntercomHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public IntercomHarness(
        Action<IntercomConnection>? connection = null,
        string name = IntercomOptions.DefaultConnection,
        IConfiguration? configuration = null,
        Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Time);

        // Without jitter, waits are exact.
        services.AddSingleton(new Jitter(() => 0));

        if (configuration != null)
            services.AddSingleton(configuration);

        configure?.Invoke(services);
        services.AddIntercom(
            options =>
            {
                if (configuration == null)
                    options.Connections[name] = OptionsFactory.Connection(connection);
            },
            http => http.ConfigurePrimaryHttpMessageHandler(() => Handler));

        _services = services.BuildServiceProvider();
        Name = name;
    }

    public string Name { get; }

    public FakeIntercomHandler Handler { get; } = new();

    /// <summary>Delays end at once and advance the clock, unless a test turns that off.</summary>
    public TestClock Time { get; } = new() { AutoAdvance = true };

    public LogCollector Logs { get; } = new();

    public IServiceProvider Services => _services;

    public IIntercomClient Client => _services.GetRequiredService<IIntercomClientFactory>().GetClient(Name);

    public static CreateConversationRequest Request(string body = "Hello") => new()
    {
        From = new ConversationAuthor { Type = "user", Id = Answers.ContactId },
        Body = body,
    };

    /// <summary>Sends a conversation, which must fail, and returns the error.</summary>
    public Task<IntercomException> CreateFailsAsync(CreateConversationRequest? request = null) =>
        Assert.ThrowsAsync<IntercomException>(() => Client.Conversations.CreateAsync(request ?? Request()));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
