namespace Elsa.Common.Models;

public class Result : Result<object?>
{
    public Result(bool success, object? value, Exception? exception) : base(success, value, exception)
    {
    }
}

public class Result<T>
{
    public Result(bool success, T? value, Exception? exception)
    {
        IsSuccess = success;
        Value = value!;
        Exception = exception;
    }

    public bool IsSuccess { get; }
    public T Value { get; }
    public Exception? Exception { get; }

    public Result<T> OnSuccess(Action<T> successHandler)
    {
        if (IsSuccess)
            successHandler(Value);

        return this;
    }
}
