namespace Elsa.Intercom.Sandbox.Tags;

/// <summary>Changes to the tags of a conversation or contact.</summary>
internal static class AppliedTags
{
    /// <summary>The same list if the tag is in it already.</summary>
    public static IReadOnlyList<SandboxAppliedTag> With(this IReadOnlyList<SandboxAppliedTag> tags, SandboxTag tag, SandboxAdmin admin, DateTimeOffset now) =>
        tags.Any(x => x.TagId == tag.Id) ? tags : [.. tags, new() { TagId = tag.Id, Name = tag.Name, AdminId = admin.Id, AppliedAt = now }];

    public static IReadOnlyList<SandboxAppliedTag> Without(this IReadOnlyList<SandboxAppliedTag> tags, string tagId) =>
        [.. tags.Where(x => x.TagId != tagId)];

    /// <summary>The same list if the tag is not in it.</summary>
    public static IReadOnlyList<SandboxAppliedTag> Renamed(this IReadOnlyList<SandboxAppliedTag> tags, SandboxTag tag) =>
        tags.Any(x => x.TagId == tag.Id) ? [.. tags.Select(x => x.TagId == tag.Id ? x with { Name = tag.Name } : x)] : tags;
}
