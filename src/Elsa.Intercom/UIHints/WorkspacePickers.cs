using Elsa.Intercom.Api;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.Hosting;

namespace Elsa.Intercom.UIHints;

/// <summary>The teammates of the workspace.</summary>
internal sealed class AdminChoices(WorkspaceLists lists, IHostApplicationLifetime? lifetime = null) : WorkspaceChoices(lists, lifetime)
{
    public override IReadOnlyList<WorkspaceList> Lists { get; } = [WorkspaceList.Admins];

    private protected override IEnumerable<SelectListItem> Items(IReadOnlyList<IReadOnlyList<WorkspaceItem>> found) =>
        found[0].Select(admin => new SelectListItem(admin.Name, admin.Value)).Prepend(new SelectListItem("(the access token's own)", ""));
}

/// <summary>The teammates and teams of the workspace, and nobody.</summary>
internal sealed class AssigneeChoices(WorkspaceLists lists, IHostApplicationLifetime? lifetime = null) : WorkspaceChoices(lists, lifetime)
{
    public override IReadOnlyList<WorkspaceList> Lists { get; } = [WorkspaceList.Admins, WorkspaceList.Teams];

    private protected override IEnumerable<SelectListItem> Items(IReadOnlyList<IReadOnlyList<WorkspaceItem>> found) =>
        found[0].Select(admin => new SelectListItem(admin.Name, Assignee.AdminPrefix + admin.Value))
            .Concat(found[1].Select(team => new SelectListItem($"{team.Name} (team)", Assignee.TeamPrefix + team.Value)))
            .Prepend(new SelectListItem("Nobody", Assignee.NobodyText));
}

/// <summary>The tags of the workspace, by name.</summary>
internal sealed class TagChoices(WorkspaceLists lists, IHostApplicationLifetime? lifetime = null) : WorkspaceChoices(lists, lifetime)
{
    public override IReadOnlyList<WorkspaceList> Lists { get; } = [WorkspaceList.Tags];

    private protected override IEnumerable<SelectListItem> Items(IReadOnlyList<IReadOnlyList<WorkspaceItem>> found) =>
        found[0].Select(tag => new SelectListItem(tag.Name, tag.Value));
}

/// <summary>The ticket types of the workspace.</summary>
internal sealed class TicketTypeChoices(WorkspaceLists lists, IHostApplicationLifetime? lifetime = null) : WorkspaceChoices(lists, lifetime)
{
    public override IReadOnlyList<WorkspaceList> Lists { get; } = [WorkspaceList.TicketTypes];

    private protected override IEnumerable<SelectListItem> Items(IReadOnlyList<IReadOnlyList<WorkspaceItem>> found) =>
        found[0].Select(type => new SelectListItem(type.Name, type.Value));
}
