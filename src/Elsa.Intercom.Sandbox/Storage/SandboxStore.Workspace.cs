using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The data of the workspace: admins and teams. It begins as the options say.</summary>
internal sealed partial class SandboxStore
{
    private readonly OrderedDictionary<string, SandboxAdmin> _admins = [];
    private readonly OrderedDictionary<string, SandboxTeam> _teams = [];

    public IReadOnlyList<SandboxAdmin> Admins => Read(() => _admins.Values.ToArray());

    public IReadOnlyList<SandboxTeam> Teams => Read(() => _teams.Values.ToArray());

    /// <summary>The admin to whom the access token belongs: the first one.</summary>
    public SandboxAdmin Owner => Read(() => _admins.GetAt(0).Value);

    public SandboxAdmin? FindAdmin(string id) => Read(() => _admins.GetValueOrDefault(id));

    public SandboxTeam? FindTeam(string id) => Read(() => _teams.GetValueOrDefault(id));

    /// <exception cref="ApiException">404: no admin has this id.</exception>
    public SandboxAdmin RequireAdmin(string id) => FindAdmin(id) ?? throw ApiException.NotFound("Resource Not Found");

    /// <summary>Adds an admin with a new id.</summary>
    public SandboxAdmin AddAdmin(Func<string> newId, Func<string, SandboxAdmin> create) => Add(_admins, newId, create);

    /// <summary>Adds a team with a new id.</summary>
    public SandboxTeam AddTeam(Func<string> newId, Func<string, SandboxTeam> create) => Add(_teams, newId, create);

    // Ids of the options are chosen by people, so that a new one may be taken.
    private T Add<T>(OrderedDictionary<string, T> all, Func<string> newId, Func<string, T> create) => Change(() =>
    {
        var id = newId();

        while (all.ContainsKey(id))
            id = newId();

        return all[id] = create(id);
    });

    private void ResetWorkspace()
    {
        Reset(_admins, _options.Admins, x => x.Id);
        Reset(_teams, _options.Teams, x => x.Id);
        Reset(_tags, _options.Tags, x => x.Id);
        Reset(_ticketTypes, _options.TicketTypes.Select(x => x with { CreatedAt = _options.TimeProvider.GetUtcNow() }), x => x.Id);
    }

    private static void Reset<T>(OrderedDictionary<string, T> all, IEnumerable<T> beginning, Func<T, string> id)
    {
        all.Clear();

        foreach (var item in beginning)
            all.Add(id(item), item);
    }
}
