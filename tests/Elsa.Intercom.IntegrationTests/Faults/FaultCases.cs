using Elsa.Intercom.Sandbox;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>Every fault of the sandbox for an operation that must not happen twice, and the expected results.</summary>
internal static class FaultCases
{
    private const string ContactSearch = "/contacts/search";

    private static readonly FaultResult Created = new("Done", Stored: 1, Posts: 1);
    private static readonly FaultResult NothingThere = new("Unknown", Stored: 0, Posts: 1);
    private static readonly FaultResult CreatedUnseen = new("Unknown", Stored: 1, Posts: 1);

    public static IReadOnlyList<FaultCase> All { get; } = [
        .. List(FaultOperation.Conversation),
        .. OfConversations(),
        .. List(FaultOperation.Reply),
        .. OfReads(FaultOperation.Reply, "the conversation"),
        .. List(FaultOperation.Note),
        .. OfReads(FaultOperation.Note, "the notes"),
        .. List(FaultOperation.Ticket),
        .. OfSearches(FaultOperation.Ticket),
        .. List(FaultOperation.Conversion),
        .. OfReads(FaultOperation.Conversion, "the ticket"),
        .. List(FaultOperation.Message),
        .. OfSearches(FaultOperation.Message),
        .. List(FaultOperation.Call),
    ];

    /// <summary>The faults of every operation.</summary>
    private static IReadOnlyList<FaultCase> List(FaultOperation on) =>
    [
        .. OfAttempts(on, on.Look == null ? CreatedUnseen : Created),
        .. on.Look == null ? OfNoLook(on) : OfLooks(on),
    ];

    /// <param name="on">The operation.</param>
    /// <param name="found">The expected result if something was created and the response was lost.</param>
    private static IReadOnlyList<FaultCase> OfAttempts(FaultOperation on, FaultResult found) =>
    [
        Ends(on, "nothing", [], Created),
        Ends(on, "429 with X-RateLimit headers", [Post(on, RateLimited)], Created.WithOneMorePost()),
        Ends(on, "429 without headers", [Post(on, RateLimitedWithoutHeaders)], Created.WithOneMorePost()),
        new(on, "429 every time", [Post(on, RateLimited) with { Times = null }], new("Unavailable", 0, 3), new("Done", 1, 4)) { IsRefusalItself = true },

        .. new[] { 500, 502, 503, 504 }.SelectMany(status => new[]
        {
            Ends(on, $"{status} before storing", [Post(on, ServerError) with { Status = status }], NothingThere),
            Ends(on, $"{status} after storing", [Post(on, ServerError) with { Status = status, AfterStoring = true }], found),
        }),

        Ends(on, "connection closed before storing", [Post(on, Close)], NothingThere),
        Ends(on, "connection closed after storing", [Post(on, Close) with { AfterStoring = true }], found),
        Ends(on, "connection reset before storing", [Post(on, Reset) with { AfterStoring = false }], NothingThere),
        Ends(on, "connection reset after storing", [Post(on, Reset)], found),
        Ends(on, "response slower than the Timeout, stored", [Post(on, Slow) with { Delay = FaultScene.LongerThanTimeout }], found),
        Ends(on, "200 with truncated JSON, stored", [Post(on, TruncatedJson)], found),
        Ends(on, "200 with a proxy's web page, not stored", [Post(on, HtmlPage)], NothingThere),
        Ends(on, "200 with a proxy's web page, stored", [Post(on, HtmlPage) with { AfterStoring = true }], found),
        Ends(on, "200 with the correct JSON as text/html", [Post(on, WrongContentType)], Created),
    ];

    private static IReadOnlyList<FaultCase> OfLooks(FaultOperation on) =>
    [
        new(
            on,
            "reset after storing, and the search responds 503",
            [Post(on, Reset), Look(on, ServerError)],
            new("Unknown", 1, 1),
            Created),
        Ends(
            on,
            "reset after storing, and Intercom's clock is 10 minutes ahead",
            [Post(on, Reset), Always(ClockSkew, null) with { Skew = TimeSpan.FromMinutes(10) }],
            Created),
        Ends(
            on,
            "reset after storing, and Intercom's clock is 10 minutes behind",
            [Post(on, Reset), Always(ClockSkew, null) with { Skew = TimeSpan.FromMinutes(-10) }],
            Created),

        Ends(on, "503 before storing, On unknown = Create", [Post(on, ServerError)], Created.WithOneMorePost()) with { OnUnknown = "Create" },
        Ends(on, "503 after storing, On unknown = Create", [Post(on, ServerError) with { AfterStoring = true }], Created) with { OnUnknown = "Create" },
    ];

    /// <summary>Without a search, nothing is ever sent again.</summary>
    private static IReadOnlyList<FaultCase> OfNoLook(FaultOperation on) =>
    [
        Ends(on, "503 before storing, On unknown = Create", [Post(on, ServerError)], NothingThere) with { OnUnknown = "Create" },
        Ends(on, "503 after storing, On unknown = Create", [Post(on, ServerError) with { AfterStoring = true }], CreatedUnseen) with { OnUnknown = "Create" },
    ];

    private static IReadOnlyList<FaultCase> OfConversations()
    {
        var on = FaultOperation.Conversation;

        return
        [
            Ends(on, "200 without conversation_id, stored", [Post(on, NoConversationId)], Created),

            .. OfSearches(on),

            Ends(on, "contact not visible to the first POST", [Post(on, ContactNotVisible)], Created.WithOneMorePost()),
            new(on, "contact never visible", [Always(ContactNotVisible, on.Path)], new("Not Found", 0, 4), new("Done", 1, 5)),
            Ends(on, "the contact's search lags by 1 s", [Lags(ContactSearch, TimeSpan.FromSeconds(1))], Created),
            Ends(
                on,
                "the contact's search lags by an hour",
                [Lags(ContactSearch, TimeSpan.FromHours(1))],
                Created) with { ByEmail = (new("Not Found", 0, 0), Created) },
            Ends(on, "the contact's search responds 503 once", [Once(ServerError, ContactSearch)], Created),
            Ends(
                on, "the contact's search is reset every time", [Always(Reset, ContactSearch)], Created) with { ByEmail = (new("Unavailable", 0, 0), Created) },
        ];
    }

    /// <summary>The faults of a search that lags behind what is there.</summary>
    private static IReadOnlyList<FaultCase> OfSearches(FaultOperation on)
    {
        var search = on.Look!.Value.Path;

        return
        [
            Ends(on, "reset after storing, and the search lags by 2 s", [Post(on, Reset), Lags(search, TimeSpan.FromSeconds(2))], Created),
            new(
                on,
                "reset after storing, and the search lags by an hour",
                [Post(on, Reset), Lags(search, TimeSpan.FromHours(1))],
                new("Unknown", 1, 1),
                Created),
            Ends(
                on,
                "reset after storing, the search lags by an hour, On unknown = Create",
                [Post(on, Reset), Lags(search, TimeSpan.FromHours(1))],
                new("Done", 2, 2))
                with { OnUnknown = "Create" },
        ];
    }

    /// <summary>The faults of reading what an attempt was made on.</summary>
    private static IReadOnlyList<FaultCase> OfReads(FaultOperation on, string what) =>
    [
        Ends(on, $"reset after storing, and reading {what} responds 503 once", [Post(on, Reset), Look(on, ServerError) with { Times = 1 }], Created),
        new(
            on,
            $"reset after storing, and the response with {what} is truncated",
            [Post(on, Reset), Look(on, TruncatedJson)],
            new("Unknown", 1, 1),
            Created),
    ];

    /// <summary>Another run changes nothing: neither a known result nor an unknown one.</summary>
    private static FaultCase Ends(FaultOperation on, string name, IReadOnlyList<SandboxFault> faults, FaultResult expected) =>
        new(on, name, faults, expected, expected);

    private static SandboxFault Post(FaultOperation on, SandboxFaultKind kind) => Once(kind, on.Path) with { Method = "POST" };

    private static SandboxFault Look(FaultOperation on, SandboxFaultKind kind) => Always(kind, on.Look!.Value.Path) with { Method = on.Look.Value.Method };

    private static SandboxFault Lags(string path, TimeSpan delay) => Always(LaggingSearch, path) with { Delay = delay };

    private static SandboxFault Once(SandboxFaultKind kind, string? path) => new() { Kind = kind, Path = path };

    private static SandboxFault Always(SandboxFaultKind kind, string? path) => Once(kind, path) with { Times = null };
}
