namespace Elsa.Intercom.Sandbox.Api;

/// <summary>A version of the API that the sandbox serves. Versions 2.7 to 2.16 are described. Preview (once Unstable) is the newest.</summary>
internal readonly record struct ApiVersion(string Name, int Minor)
{
    private const int OldestMinor = 7;
    private const int NewestMinor = 16;

    /// <summary>From 2.11 on, a client can set created_at of a conversation and of a reply.</summary>
    public bool KnowsCreatedAt => Minor >= 11;

    /// <summary>From 2.9 on there are tickets.</summary>
    public bool KnowsTickets => Minor >= 9;

    /// <summary>From 2.10 on a conversation can become a ticket.</summary>
    public bool KnowsConvert => Minor >= 10;

    /// <summary>From 2.12 on the states of tickets can be listed.</summary>
    public bool KnowsTicketStates => Minor >= 12;

    /// <summary>From 2.13 on a conversation has a title that a client can set.</summary>
    public bool KnowsTitle => Minor >= 13;

    /// <summary>From 2.14 on: quick replies, several recipients of a message, links and assignment of new tickets.</summary>
    public bool Is214OrNewer => Minor >= 14;

    /// <summary>From 2.15 on a reply can skip notifications.</summary>
    public bool KnowsSkipNotifications => Minor >= 15;

    /// <summary>From 2.13 on contacts are found by external id.</summary>
    public bool KnowsFindByExternalId => Minor >= 13;

    /// <summary>
    /// From 2.16 on: brands, owner ids as strings, five priorities instead of two, 0 instead of null for an unassigned conversation.
    /// </summary>
    public bool Is216OrNewer => Minor >= 16;

    /// <summary>A version that is known to exist, such as that of checked options.</summary>
    public static ApiVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new ArgumentException($"There is no version {text}.", nameof(text));

    public static bool TryParse(string? text, out ApiVersion version)
    {
        version = default;

        if (text is "Preview" or "Unstable")
        {
            version = new ApiVersion(text, int.MaxValue);
            return true;
        }

        for (var minor = OldestMinor; minor <= NewestMinor; minor++)
        {
            if (text != $"2.{minor}")
                continue;

            version = new ApiVersion(text, minor);
            return true;
        }

        return false;
    }
}
