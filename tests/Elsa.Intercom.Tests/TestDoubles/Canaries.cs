namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Recognizable private values. Found in an output, they prove a leak.</summary>
internal static class Canaries
{
    public const string Token = "canary-token-dG9rOmQ2";
    public const string Email = "Canary.Person@canary-mail.example";
    public const string FullName = "Canaria Birdsong";
    public const string Text = "canary sings of a lost invoice";
    public const string Subject = "canary subject line";
    public const string Phone = "+35399canary1";
    public const string Attribute = "canary-attribute-value";

    /// <summary>All except the token, which has stricter rules.</summary>
    public static readonly string[] Personal = [Email, FullName, Text, Subject, Phone, Attribute];

    /// <summary>A text of a response that quotes all of them, as an error message may.</summary>
    public const string Quote = $"No: {Email} {FullName} {Text} {Subject} {Phone} {Attribute} {Token}";

    public static void AreNotIn(string place, string? text)
    {
        foreach (var canary in Personal)
            Assert.False(Holds(text, canary), $"'{canary}' is in {place}: {text}");

        TokenIsNotIn(place, text);
    }

    public static void TokenIsNotIn(string place, string? text) => Assert.False(Holds(text, Token), $"The token is in {place}: {text}");

    private static bool Holds(string? text, string canary) => text?.Contains(canary, StringComparison.OrdinalIgnoreCase) == true;
}
