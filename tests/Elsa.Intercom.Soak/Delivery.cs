namespace Elsa.Intercom.Soak;

/// <summary>A sender's task to get a final response for a sign-up, with any number of tries. A sign-up may have several senders.</summary>
internal sealed class Delivery(Signup signup)
{
    public Signup Signup => signup;

    public int Attempts { get; set; }

    /// <summary>How many responses said that an earlier attempt's result is unknown.</summary>
    public int UnknownAnswers { get; set; }

    /// <summary>The conversation in the response; null until there is one.</summary>
    public string? ConversationId { get; set; }

    public string? ContactId { get; set; }

    public bool IsAnswered => ConversationId != null;

    /// <summary>Whether it gave up after enough responses without a known result.</summary>
    public bool IsUnknown { get; set; }

    public bool IsSettled => IsAnswered || IsUnknown;

    /// <summary>A later sender of the same sign-up.</summary>
    public Delivery Again() => new(signup);
}
