using Elsa.Workflows.Exceptions;
using Elsa.Workflows.State;

namespace Elsa.StandIn.Recording;

/// <summary>An exception as Elsa's API shows it.</summary>
internal sealed record RecordedException(
    string Type, string Message, string? StackTrace, RecordedException? InnerException, IReadOnlyDictionary<string, string>? Metadata)
{
    /// <summary>Elsa stores the names of the types it knows, and of others only that they are exceptions.</summary>
    public static RecordedException? Stored(ExceptionState? exception) => Of(exception, _ => nameof(Exception));

    public static RecordedException? Fresh(ExceptionState? exception) =>
        Of(exception, type => $"UnregisteredClrType:{type.FullName}, {type.Assembly.GetName().Name}");

    private static RecordedException? Of(ExceptionState? exception, Func<Type, string> nameOfOthers) => exception == null
        ? null
        : new RecordedException(
            exception.Type == typeof(FaultException) ? nameof(FaultException) : nameOfOthers(exception.Type),
            exception.Message,
            exception.StackTrace,
            Of(exception.InnerException, nameOfOthers),
            exception.Metadata);
}
