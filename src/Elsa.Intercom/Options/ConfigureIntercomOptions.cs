using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Elsa.Intercom.Options;

/// <summary>
/// Binds the section <c>Intercom</c> if the application has a configuration, and follows its changes. Unlike the framework's own
/// BindConfiguration, it also works in a container without a configuration (a console program, a test).
/// </summary>
internal sealed class ConfigureIntercomOptions(IServiceProvider services) : IConfigureOptions<IntercomOptions>, IOptionsChangeTokenSource<IntercomOptions>
{
    private readonly IConfiguration? _configuration = services.GetService<IConfiguration>();

    public string Name => Microsoft.Extensions.Options.Options.DefaultName;

    public void Configure(IntercomOptions options)
    {
        if (_configuration?.GetSection(IntercomOptions.SectionName) is not { } section)
            return;

        // The framework's binder silently leaves out a whole connection because of one unreadable setting.
        var failures = section.GetSection(nameof(IntercomOptions.Connections)).GetChildren().SelectMany(Unreadable).ToList();

        var ledger = section.GetSection(nameof(IntercomOptions.Ledger));
        failures.AddRange(UnreadableFlag(section, nameof(IntercomOptions.CommitBeforeSending)));
        failures.AddRange(UnreadableFlag(ledger, nameof(LedgerOptions.CreateTable)));
        failures.AddRange(UnreadableTime(ledger, nameof(LedgerOptions.Retention)));

        if (failures.Count > 0)
            throw new OptionsValidationException(Name, typeof(IntercomOptions), failures);

        section.Bind(options);

        foreach (var (name, connection) in options.Connections)
            AddClientSecret(section.GetSection(nameof(IntercomOptions.Connections)).GetSection(name), connection);
    }

    public IChangeToken GetChangeToken() => _configuration?.GetReloadToken() ?? NeverChanges.Instance;

    /// <summary>One secret may stand as a text. The framework's binder reads only lists into a list.</summary>
    private static void AddClientSecret(IConfigurationSection section, IntercomConnection? connection)
    {
        if (connection != null && section[IntercomConnection.ClientSecretKey] is { Length: > 0 } secret && !connection.ClientSecrets.Contains(secret))
            connection.ClientSecrets.Add(secret);
    }

    /// <summary>The messages do not repeat values: a token may be in the wrong setting.</summary>
    private static IEnumerable<string> Unreadable(IConfigurationSection connection)
    {
        if (connection[nameof(IntercomConnection.Region)] is { } region &&
            !Enum.GetNames<IntercomRegion>().Contains(region.Trim(), StringComparer.OrdinalIgnoreCase))
            yield return $"{connection.Path}:{nameof(IntercomConnection.Region)} is not a region. Use US, EU or AU.";

        foreach (var number in new[] { nameof(IntercomConnection.MaxRetries), nameof(IntercomConnection.MaxQueuedRequests) })
        {
            if (connection[number] is { } text && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
                yield return $"{connection.Path}:{number} is not a whole number.";
        }

        string[] times =
        [
            nameof(IntercomConnection.Timeout),
            nameof(IntercomConnection.MaxRateLimitWait),
            nameof(IntercomConnection.NewContactGrace),
            nameof(IntercomConnection.SearchGrace),
        ];

        foreach (var failure in times.SelectMany(time => UnreadableTime(connection, time)))
            yield return failure;
    }

    private static IEnumerable<string> UnreadableTime(IConfigurationSection section, string name)
    {
        if (section[name] is { } text && !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
            yield return $"{section.Path}:{name} is not a time. Write hours, minutes and seconds, for example 00:00:30.";
    }

    private static IEnumerable<string> UnreadableFlag(IConfigurationSection section, string name)
    {
        if (section[name] is { Length: > 0 } text && !bool.TryParse(text, out _))
            yield return $"{section.Path}:{name} is neither true nor false. Use one of these, or leave it out for true.";
    }

    private sealed class NeverChanges : IChangeToken
    {
        public static readonly NeverChanges Instance = new();

        public bool HasChanged => false;

        public bool ActiveChangeCallbacks => true;

        public IDisposable RegisterChangeCallback(Action<object?> callback, object? state) => Nothing.Instance;
    }

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
