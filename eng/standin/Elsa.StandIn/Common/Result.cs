namespace Elsa.Common.Models;

public class Result : Result<object?>
{
    public Result(bool success, object? value, Exception? exception) : base(success, value, exception)
    {
    }
}
