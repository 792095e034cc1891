using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>One log line: its text, and everything else that a sink may write.</summary>
internal sealed record LogEntry(LogLevel Level, string Category, string Message, Exception? Exception, string Everything);

/// <summary>Collects all log lines, including Trace.</summary>
internal sealed class LogCollector : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly List<LogEntry> _entries = [];

    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>All lines with their exceptions, states and scopes, to search for leaks.</summary>
    public string Everything => string.Join('\n', Entries.Select(entry => entry.Everything));

    public IEnumerable<LogEntry> At(LogLevel level) => Entries.Where(entry => entry.Level == level);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(LogEntry entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }

    private static string Text(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : $"{state}";

    private sealed class Logger(LogCollector owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            owner.Add(new LogEntry(LogLevel.Trace, category, "", null, $"scope {Text(state)} {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            owner.Add(new LogEntry(logLevel, category, message, exception, $"{logLevel} {category} {message} {Text(state)} {exception}"));
        }
    }
}
