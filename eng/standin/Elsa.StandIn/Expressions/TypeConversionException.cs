namespace Elsa.Expressions.Exceptions;

public class TypeConversionException : Exception
{
    public TypeConversionException(string message, object value, Type targetType, Exception? innerException) : base(message, innerException)
    {
        Value = value;
        TargetType = targetType;
    }

    public object Value { get; }
    public Type TargetType { get; }
}
