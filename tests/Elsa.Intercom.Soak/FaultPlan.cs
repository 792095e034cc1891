namespace Elsa.Intercom.Soak;

/// <summary>
/// Which faults hit which requests, and how often. The same share of the requests to each route gets a fault, spread over the route's
/// kinds.
/// </summary>
internal static class FaultPlan
{
    private static readonly Route[] Routes =
    [
        new("POST", "/conversations", [NoConversationId(), ContactNotVisible()]),
        new("POST", "/conversations/search", [LaggingSearch()]),
        new("POST", "/contacts/search", [LaggingSearch()]),
        new("POST", "/contacts", []),
        new("GET", "/contacts/*", [ContactNotVisible()]),
        new("POST", "/conversations/*/reply", []),
        new("GET", "/conversations/*", []),
    ];

    /// <summary>The faults of every request. A client can't tell before storing from after storing, so both are included.</summary>
    private static readonly Kind[] Everywhere =
    [
        Fails("server_error", afterStoring: false) with { Status = 503 },
        Fails("server_error", afterStoring: true) with { Status = 502 },
        Fails("close", afterStoring: false),
        Fails("close", afterStoring: true),
        Fails("reset", afterStoring: false),
        Fails("reset", afterStoring: true),
        Fails("html_page", afterStoring: false),
        Fails("html_page", afterStoring: true),
        new("truncated_json"),
        new("wrong_content_type"),

        // Shorter and longer than the host's timeout.
        new("slow") { Delay = 0.3 },
        new("slow") { Delay = 3 },

        // A response of a server whose clock is off, so that a search by time misses its item.
        new("clock_skew") { Skew = -600, Weight = 0.3 },

        // Each of these pauses all requests of the host, for up to ten seconds or for one, so they are rarer.
        new("rate_limited") { Weight = 0.04 },
        new("rate_limited_without_headers") { Weight = 0.1 },
    ];

    /// <param name="share">The share of requests with a fault.</param>
    /// <param name="seed">The seed of the chances.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, object>> Create(double share, int seed)
    {
        var faults = Routes.SelectMany(route => Create(route, share)).ToList();

        for (var number = 0; number < faults.Count; number++)
            faults[number]["seed"] = unchecked((seed * 1000) + number) & int.MaxValue;

        return faults;
    }

    private static IEnumerable<Dictionary<string, object>> Create(Route route, double share)
    {
        Kind[] kinds = [.. Everywhere, .. route.Kinds];
        var weights = kinds.Sum(kind => kind.Weight);

        // Each has its own chance. Together, the chance that none hits is one minus the share.
        return kinds.Select(kind => kind.Json(route, 1 - Math.Pow(1 - share, kind.Weight / weights)));
    }

    private static Kind Fails(string name, bool afterStoring) => new(name) { AfterStoring = afterStoring };

    private static Kind NoConversationId() => new("no_conversation_id");

    private static Kind ContactNotVisible() => new("contact_not_visible");

    private static Kind LaggingSearch() => new("lagging_search") { Delay = 3 };

    private sealed record Route(string Method, string Path, Kind[] Kinds);

    private sealed record Kind(string Name)
    {
        public double Weight { get; init; } = 1;

        public bool? AfterStoring { get; init; }

        public int? Status { get; init; }

        public double? Delay { get; init; }

        public int? Skew { get; init; }

        public Dictionary<string, object> Json(Route route, double fraction)
        {
            var json = new Dictionary<string, object>
            {
                ["fault"] = Name,
                ["method"] = route.Method,
                ["path"] = route.Path,
                ["times"] = null!,
                ["fraction"] = fraction,
            };

            (string, object?)[] details = [("after_storing", AfterStoring), ("status", Status), ("delay_seconds", Delay), ("skew_seconds", Skew)];

            foreach (var (name, value) in details)
            {
                if (value != null)
                    json[name] = value;
            }

            return json;
        }
    }
}
