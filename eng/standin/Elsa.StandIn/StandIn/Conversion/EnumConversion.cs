using System.Globalization;

namespace Elsa.StandIn.Conversion;

internal static class EnumConversion
{
    public static bool TryConvert(object value, Type target, out object? converted)
    {
        converted = value switch
        {
            string x => Enum.Parse(target, x),
            int x => Enum.ToObject(target, x),
            double or long => Enum.ToObject(target, System.Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            _ => null,
        };

        return converted != null;
    }
}
