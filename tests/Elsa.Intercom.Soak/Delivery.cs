namespace Elsa.Intercom.Soak;

/// <summary>A sender's task to get an answer for a sign-up, however often that takes. A sign-up may have several senders.</summary>
internal sealed class Delivery(Signup signup)
{
    public Signup Signup => signup;

    public int Attempts { get; set; }

    /// <summary>How often it was told that an earlier attempt's end isn't known.</summary>
    public int UnknownAnswers { get; set; }

    /// <summary>The conversation that it was told; null while it was told none.</summary>
    public string? ConversationId { get; set; }

    public string? ContactId { get; set; }

    public bool IsAnswered => ConversationId != null;

    /// <summary>Whether it gave up after it had been told often enough that nobody knows.</summary>
    public bool IsUnknown { get; set; }

    public bool IsSettled => IsAnswered || IsUnknown;

    /// <summary>A sender of the same sign-up that comes later.</summary>
    public Delivery Again() => new(signup);
}
