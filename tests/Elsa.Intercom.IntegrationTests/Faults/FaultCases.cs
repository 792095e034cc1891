using Elsa.Intercom.Sandbox;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>Everything that the sandbox can do to a conversation, and what has to become of it.</summary>
internal static class FaultCases
{
    private const string Conversations = "/conversations";
    private const string ConversationSearch = "/conversations/search";
    private const string ContactSearch = "/contacts/search";

    private static readonly FaultResult Created = new("Done", Stored: 1, Posts: 1);
    private static readonly FaultResult NothingThere = new("Unknown", Stored: 0, Posts: 1);

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        Ends("nothing", [], Created),
        Ends("429 with X-RateLimit headers", [Post(RateLimited)], Created.WithOneMorePost()),
        Ends("429 without headers", [Post(RateLimitedWithoutHeaders)], Created.WithOneMorePost()),
        new("429 that doesn't end", [Post(RateLimited) with { Times = null }], new("Rate Limited", 0, 3), new("Done", 1, 4)) { IsRefusalItself = true },

        .. new[] { 500, 502, 503, 504 }.SelectMany(status => new[]
        {
            Ends($"{status} before storing", [Post(ServerError) with { Status = status }], NothingThere),
            Ends($"{status} after storing", [Post(ServerError) with { Status = status, AfterStoring = true }], Created),
        }),

        Ends("connection closed before storing", [Post(Close)], NothingThere),
        Ends("connection closed after storing", [Post(Close) with { AfterStoring = true }], Created),
        Ends("connection reset before storing", [Post(Reset) with { AfterStoring = false }], NothingThere),
        Ends("connection reset after storing", [Post(Reset)], Created),
        Ends("answer slower than the Timeout, stored", [Post(Slow) with { Delay = FaultScene.LongerThanTimeout }], Created),
        Ends("200 with JSON that is cut off, stored", [Post(TruncatedJson)], Created),
        Ends("200 with a proxy's web page, not stored", [Post(HtmlPage)], NothingThere),
        Ends("200 with a proxy's web page, stored", [Post(HtmlPage) with { AfterStoring = true }], Created),
        Ends("200 with the right JSON called text/html", [Post(WrongContentType)], Created),
        Ends("200 without conversation_id, stored", [Post(NoConversationId)], Created),

        Ends("reset after storing, and the search lags by 2 s", [Post(Reset), Always(LaggingSearch, ConversationSearch) with { Delay = TimeSpan.FromSeconds(2) }], Created),
        new("reset after storing, and the search lags by an hour", [Post(Reset), Always(LaggingSearch, ConversationSearch) with { Delay = TimeSpan.FromHours(1) }], new("Unknown", 1, 1), Created),
        new("reset after storing, and the search answers 503", [Post(Reset), Always(ServerError, ConversationSearch)], new("Unknown", 1, 1), Created),
        Ends("reset after storing, and Intercom's clock is 10 minutes ahead", [Post(Reset), Always(ClockSkew, null) with { Skew = TimeSpan.FromMinutes(10) }], Created),
        Ends("reset after storing, and Intercom's clock is 10 minutes behind", [Post(Reset), Always(ClockSkew, null) with { Skew = TimeSpan.FromMinutes(-10) }], Created),

        Ends("contact not visible to the first POST", [Post(ContactNotVisible)], Created.WithOneMorePost()),
        new("contact not visible for good", [Always(ContactNotVisible, Conversations)], new("Contact Not Found", 0, 4), new("Done", 1, 5)),
        Ends("the contact's search lags by 1 s", [Always(LaggingSearch, ContactSearch) with { Delay = TimeSpan.FromSeconds(1) }], Created),
        Ends("the contact's search lags by an hour", [Always(LaggingSearch, ContactSearch) with { Delay = TimeSpan.FromHours(1) }], Created) with { ByEmail = (new("Contact Not Found", 0, 0), Created) },
        Ends("the contact's search answers 503 once", [Once(ServerError, ContactSearch)], Created),
        Ends("the contact's search is reset every time", [Always(Reset, ContactSearch)], Created) with { ByEmail = (new("Unavailable", 0, 0), Created) },

        Ends("503 before storing, OnUnknown = Create", [Post(ServerError)], Created.WithOneMorePost()) with { OnUnknown = "Create" },
        Ends("503 after storing, OnUnknown = Create", [Post(ServerError) with { AfterStoring = true }], Created) with { OnUnknown = "Create" },
        Ends("reset after storing, the search lags by an hour, OnUnknown = Create", [Post(Reset), Always(LaggingSearch, ConversationSearch) with { Delay = TimeSpan.FromHours(1) }], new("Done", 2, 2)) with { OnUnknown = "Create" },
    ];

    /// <summary>Trying again changes nothing: neither of what is there, nor of what nobody knows.</summary>
    private static FaultCase Ends(string name, IReadOnlyList<SandboxFault> faults, FaultResult expected) => new(name, faults, expected, expected);

    private static SandboxFault Post(SandboxFaultKind kind) => Once(kind, Conversations) with { Method = "POST" };

    private static SandboxFault Once(SandboxFaultKind kind, string? path) => new() { Kind = kind, Path = path };

    private static SandboxFault Always(SandboxFaultKind kind, string? path) => Once(kind, path) with { Times = null };
}
