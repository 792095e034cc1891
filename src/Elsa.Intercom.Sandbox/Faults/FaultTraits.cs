using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>The properties of the kinds of faults.</summary>
internal static class FaultTraits
{
    private static readonly RoutePattern NewConversation = new("POST", "/conversations");
    private static readonly RoutePattern[] Searches =
    [
        new("POST", "/contacts/search"), new("POST", "/conversations/search"), new("POST", "/tickets/search")
    ];

    private static readonly RoutePattern[] ContactReaders =
    [
        NewConversation, new("GET", "/contacts/*"), new("POST", "/contacts/*/notes"), new("POST", "/contacts/*/tags"), new("POST", "/messages"),
        new("POST", "/events"), new("POST", "/tickets")
    ];

    public static FaultSort Sort(this SandboxFaultKind kind) => kind switch
    {
        LaggingSearch => FaultSort.SearchView,
        ClockSkew => FaultSort.Clock,
        _ => FaultSort.Answer
    };

    /// <summary>The only routes that a kind matches; empty for all.</summary>
    public static IReadOnlyList<RoutePattern> Routes(this SandboxFaultKind kind) => kind switch
    {
        NoConversationId => [NewConversation],
        LaggingSearch => Searches,
        ContactNotVisible => ContactReaders,
        _ => []
    };

    /// <summary>Whether the kind can fail both before and after storing, as <see cref="SandboxFault.AfterStoring"/> decides.</summary>
    public static bool KnowsBeforeAndAfter(this SandboxFaultKind kind) => kind is ServerError or Close or Reset or HtmlPage;

    /// <summary>Whether the route is carried out.</summary>
    public static bool IsAfterStoring(this SandboxFault fault) =>
        fault.AfterStoring ?? fault.Kind is not (RateLimited or RateLimitedWithoutHeaders or ServerError or Close or HtmlPage or ContactNotVisible);

    public static bool IsRateLimit(this SandboxFaultKind kind) => kind is RateLimited or RateLimitedWithoutHeaders;

    public static bool Waits(this SandboxFaultKind kind) => kind is Slow or LaggingSearch;

    public static bool Concerns(this SandboxFault fault, string method, string path) =>
        RoutePattern.IsApi(path) && new RoutePattern(fault.Method, fault.Path).Matches(method, path) &&
        (fault.Kind.Routes() is not { Count: > 0 } routes || routes.Any(x => x.Matches(method, path)));
}
