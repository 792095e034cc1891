using System.Globalization;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>JavaScript has one kind of number, which is exact only for whole numbers up to 2^53. A larger id has already lost digits.</summary>
internal static class WholeNumbers
{
    public const long MaxExact = 9007199254740991;
    private const int MaxDigits = 100;

    /// <summary>The whole number; null for a fraction, and for one whose digits may be lost.</summary>
    public static long? Exact(double number) => Math.Abs(number) <= MaxExact && number == Math.Truncate(number) ? (long)number : null;

    /// <summary>Whether a number in JSON is written as digits only, so that none is lost.</summary>
    public static bool AreDigits(string json) => json.Length <= MaxDigits && json.TrimStart('-').All(char.IsAsciiDigit);

    /// <summary>A whole number from an input; null if there is none.</summary>
    /// <exception cref="IntercomException">The value is not a whole number, or is outside of the range.</exception>
    public static int? Read(object? value, string name, int least, int most)
    {
        if (TextInput.Read(value, name).OrNull() is not { } text)
            return null;

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw IntercomException.Invalid($"{name} is not a whole number from {least} to {most}.");
    }

    public static IntercomException Lost(string name) =>
        IntercomException.Invalid($"{name} is too large a number: beyond {MaxExact} its digits are lost. Give it as a text.");
}
