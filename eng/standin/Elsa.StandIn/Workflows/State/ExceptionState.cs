namespace Elsa.Workflows.State;

public record ExceptionState(Type Type, string Message, string? StackTrace, ExceptionState? InnerException)
{
    public ExceptionState() : this(null!, null!, null, null)
    {
    }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public static ExceptionState? FromException(Exception? ex)
    {
        if (ex == null)
            return null;

        // An exception that says what is safe to keep keeps its inner exceptions to itself.
        return ex is ISafeExceptionMetadataProvider provider
            ? new ExceptionState(ex.GetType(), ex.Message, ex.StackTrace, null) { Metadata = provider.GetSafeMetadata() }
            : new ExceptionState(ex.GetType(), ex.Message, ex.StackTrace, FromException(ex.InnerException));
    }
}
