using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox;

/// <summary>The options of a sandbox. Every property has a working default.</summary>
public sealed class IntercomSandboxOptions
{
    internal const string DefaultAccessToken = "sandbox";

    /// <summary>
    /// The address to listen on, for example <c>http://127.0.0.1:5211</c>. <see langword="null"/> (the default) means a free port on 127.0.0.1, and
    /// so does port 0. It is http without a path, and a loopback address unless <see cref="AllowRemote"/> is set.
    /// </summary>
    public Uri? Url { get; set; }

    /// <summary>
    /// Permits an address that other machines can reach. Default <see langword="false"/>: the sandbox has one well-known token, and its page
    /// shows everything and accepts faults without it.
    /// </summary>
    public bool AllowRemote { get; set; }

    /// <summary>The only access token that it accepts. Default <c>sandbox</c>; not empty.</summary>
    public string AccessToken { get; set; } = DefaultAccessToken;

    /// <summary>
    /// The API version for requests without an <c>Intercom-Version</c> header, like the app's own setting at Intercom. Default
    /// <c>2.14</c>; one of 2.7 to 2.16, <c>Preview</c> or <c>Unstable</c>.
    /// </summary>
    public string DefaultVersion { get; set; } = "2.14";

    /// <summary>
    /// The workspace's region (<c>app.region</c> of <c>GET /me</c>), in Intercom's words. Default <c>US</c>; not empty.
    /// </summary>
    public string Region { get; set; } = "US";

    /// <summary>
    /// The accepted requests per minute, spread evenly over windows of 10 seconds. More get a 429. Default 10,000, which is Intercom's limit for
    /// one app; at least 6.
    /// </summary>
    public int RequestsPerMinute { get; set; } = 10_000;

    /// <summary>
    /// How long the search routes don't find a new contact, conversation, part or ticket. Default zero. Intercom documents "a few
    /// minutes" for contacts (API 2.14) and nothing for conversations.
    /// </summary>
    public TimeSpan SearchDelay { get; set; }

    /// <summary>How many of the newest requests and injected faults are remembered. Default 10,000; at least 1.</summary>
    public int RequestHistory { get; set; } = 10_000;

    /// <summary>
    /// The admins to begin with. The first one is the token's own (<c>GET /me</c>). Default: <c>1</c>, Sandbox Admin, and two teammates. Not empty; ids
    /// are digits.
    /// </summary>
    public IReadOnlyList<SandboxAdmin> Admins { get; set; } = Workspace.Admins;

    /// <summary>The teams to begin with. Default: Support and Engineering. Ids are digits; members are in <see cref="Admins"/>.</summary>
    public IReadOnlyList<SandboxTeam> Teams { get; set; } = Workspace.Teams;

    /// <summary>The tags to begin with. Default: VIP, Bug and Onboarding. Ids are digits; names differ in more than case.</summary>
    public IReadOnlyList<SandboxTag> Tags { get; set; } = Workspace.Tags;

    /// <summary>The types of tickets to begin with. Default: Bug report (Customer) and Follow-up (Back-office). Ids are digits.</summary>
    public IReadOnlyList<SandboxTicketType> TicketTypes { get; set; } = Workspace.TicketTypes;

    /// <summary>
    /// Whether an admin's comment opens a closed conversation. Default <see langword="false"/>; Intercom documents neither.
    /// </summary>
    public bool AdminReplyReopens { get; set; }

    /// <summary>
    /// The address of a workflow run's page, with <c>{id}</c> for its id, for example <c>https://example.com/runs/{id}</c>. The inbox links a
    /// conversation to the run that created it. With <see langword="null"/> (the default), there is no link.
    /// </summary>
    public string? RunAddress { get; set; }

    /// <summary>
    /// Makes ids and the chances of faults the same in every run. With <see langword="null"/> (the default), they differ.
    /// </summary>
    public int? Seed { get; set; }

    /// <summary>
    /// The path of a JSON file with the data to begin with, relative to the current directory. The README describes it. Its admins, teams, tags and
    /// types of tickets replace those of the options. Default <see langword="null"/>: no contacts and conversations.
    /// </summary>
    public string? SeedFile { get; set; }

    /// <summary>The clock of timestamps, rate-limit windows, the search delay, slow responses and the <c>Date</c> header. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>A checked copy.</summary>
    internal IntercomSandboxOptions Validated()
    {
        Require(!string.IsNullOrWhiteSpace(AccessToken), $"{nameof(AccessToken)} must not be empty.");
        Require(
            ApiVersion.TryParse(DefaultVersion, out _),
            $"{nameof(DefaultVersion)} is '{DefaultVersion}'; the sandbox serves 2.7 to 2.16, Preview and Unstable.");
        Require(!string.IsNullOrWhiteSpace(Region), $"{nameof(Region)} must not be empty.");
        Require(RequestsPerMinute >= 6, $"{nameof(RequestsPerMinute)} is {RequestsPerMinute}; it must be at least 6, one for each window of 10 seconds.");
        Require(SearchDelay >= TimeSpan.Zero, $"{nameof(SearchDelay)} must not be negative.");
        Require(RequestHistory >= 1, $"{nameof(RequestHistory)} must be at least 1.");
        Require(
            RunAddress is null || (RunAddress.Contains("{id}", StringComparison.Ordinal) && Uri.TryCreate(RunAddress, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)),
            $"{nameof(RunAddress)} is '{RunAddress}'; it must be an http or https address with {{id}} in it.");
        Require(TimeProvider is not null, $"{nameof(TimeProvider)} must be set.");
        RequireIds(nameof(Admins), Admins, x => x.Id);
        Require(Admins.Count > 0, $"{nameof(Admins)} must not be empty: the access token belongs to the first one.");
        RequireIds(nameof(Teams), Teams, x => x.Id);
        Require(
            Teams.All(x => x.AdminIds.All(id => Admins.Any(admin => admin.Id == id))),
            $"{nameof(Teams)}: every member must be one of {nameof(Admins)}.");

        RequireIds(nameof(Tags), Tags, x => x.Id);
        Require(
            Tags.DistinctBy(x => x.Name, StringComparer.OrdinalIgnoreCase).Count() == Tags.Count,
            $"{nameof(Tags)}: two of them have the same name.");
        RequireIds(nameof(TicketTypes), TicketTypes, x => x.Id);
        Require(
            TicketTypes.All(x => SandboxTicketType.IsCategory(x.Category)),
            $"{nameof(TicketTypes)}: the category must be Customer, Back-office or Tracker.");

        var copy = (IntercomSandboxOptions)MemberwiseClone();
        copy.Admins = [.. Admins];
        copy.Teams = [.. Teams];
        copy.Tags = [.. Tags];
        copy.TicketTypes = [.. TicketTypes];
        return copy;
    }

    private static void RequireIds<T>(string name, IReadOnlyList<T> items, Func<T, string> id)
    {
        Require(items is not null, $"{name} must be set.");
        string[] all = [.. items!.Select(id)];
        Require(all.All(x => x is { Length: > 0 and <= 18 } && x.All(char.IsAsciiDigit) && x[0] != '0'), $"{name}: every id must be a number, such as 101.");
        Require(all.Distinct().Count() == all.Length, $"{name}: two of them have the same id.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
