using System.Globalization;
using System.Text.Json;

namespace Elsa.Intercom.Soak;

/// <summary>A person who signs up, and who gets one conversation.</summary>
internal sealed record Signup(int Number)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"soak-{Number:D6}");

    public string Email => $"{Id}@example.com";

    public string Name => string.Create(CultureInfo.InvariantCulture, $"Soak {Number:D6}");

    /// <summary>The onboarding template's key for it.</summary>
    public string IdempotencyKey => $"onboarding:id:{Id}";

    /// <summary>The onboarding template's text for it.</summary>
    public string Text => $"{Name} signed up for the plan pro.";

    public string Json() => JsonSerializer.Serialize(new { id = Id, email = Email, name = Name, plan = "pro" });
}
