using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Activities;

/// <summary>JavaScript has one kind of number, which is exact only for whole numbers up to 2^53. A larger id has already lost digits.</summary>
internal static class WholeNumbers
{
    private const long MaxExact = 9007199254740991;
    private const int MaxDigits = 100;

    /// <summary>The whole number; null for a fraction, and for one whose digits may be lost.</summary>
    public static long? Exact(double number) => Math.Abs(number) <= MaxExact && number == Math.Truncate(number) ? (long)number : null;

    /// <summary>Whether a number in JSON is written as digits only, so that none is lost.</summary>
    public static bool AreDigits(string json) => json.Length <= MaxDigits && json.TrimStart('-').All(char.IsAsciiDigit);

    public static IntercomException Lost(string name) =>
        IntercomException.Invalid($"{name} is too large a number: beyond {MaxExact} its digits are lost. Give it as a text.");
}
