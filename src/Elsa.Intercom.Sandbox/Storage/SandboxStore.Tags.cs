using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Tags;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>The tags of the workspace. Names are unique ignoring case.</summary>
internal sealed partial class SandboxStore
{
    private readonly OrderedDictionary<string, SandboxTag> _tags = [];

    public IReadOnlyList<SandboxTag> Tags => Read(() => _tags.Values.ToArray());

    public SandboxTag? FindTag(string id) => Read(() => _tags.GetValueOrDefault(id));

    /// <summary>The tag of that name, new if there is none, applied to these contacts.</summary>
    /// <exception cref="ApiException">404: a contact is unknown. Then nothing changes.</exception>
    public SandboxTag SaveTag(string name, Func<string> newId, IReadOnlyList<string> contactIds, DateTimeOffset now) => Change(() =>
    {
        if (contactIds.Any(id => FindContact(id) is not { Archived: false }))
            throw ApiException.NotFound("User Not Found");

        var tag = WithName(name) ?? Add(_tags, newId, id => new SandboxTag { Id = id, Name = name });

        foreach (var id in contactIds)
            _contacts[id] = _contacts[id] with { Tags = _contacts[id].Tags.With(tag, Owner, now) };

        return tag;
    });

    /// <exception cref="ApiException">404: no tag has this id. 400: another tag has this name.</exception>
    public SandboxTag RenameTag(string id, string name) => Change(() =>
    {
        var tag = (_tags.GetValueOrDefault(id) ?? throw ApiException.NotFound("Resource Not Found")) with { Name = name };

        if (WithName(name) is { } other && other.Id != id)
            throw ApiException.Invalid("invalid tag parameters");

        foreach (var log in _conversations.Values)
            log.Correct(x => x with { Tags = x.Tags.Renamed(tag) });

        foreach (var contact in _contacts.Values.Where(x => x.Tags.Count > 0).ToArray())
            _contacts[contact.Id] = contact with { Tags = contact.Tags.Renamed(tag) };

        return _tags[id] = tag;
    });

    private SandboxTag? WithName(string name) => _tags.Values.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
