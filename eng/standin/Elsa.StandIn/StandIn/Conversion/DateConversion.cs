namespace Elsa.StandIn.Conversion;

internal static class DateConversion
{
    public static bool IsDate(Type type) => type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);

    public static object Convert(object value, Type target) => (value, target) switch
    {
        (DateTimeOffset x, _) when target == typeof(DateTime) => x.DateTime,
        (DateOnly x, _) when target == typeof(DateTime) => new DateTime(x.Year, x.Month, x.Day),
        (DateTime x, _) when target == typeof(DateTimeOffset) => new DateTimeOffset(x),
        (DateOnly x, _) when target == typeof(DateTimeOffset) => new DateTimeOffset(x.Year, x.Month, x.Day, 0, 0, 0, TimeSpan.Zero),
        (DateTime x, _) when target == typeof(DateOnly) => DateOnly.FromDateTime(x),
        (DateTimeOffset x, _) when target == typeof(DateOnly) => new DateOnly(x.Year, x.Month, x.Day),
        _ => value,
    };
}
