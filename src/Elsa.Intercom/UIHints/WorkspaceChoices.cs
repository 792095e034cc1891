using System.Reflection;
using System.Text.Json;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Options;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.Hosting;

namespace Elsa.Intercom.UIHints;

/// <summary>
/// A picker whose items are the workspace's. When an author selects the activity, the Studio asks again and says what its inputs are, so the picker knows the
/// connection.
/// </summary>
/// <param name="lists">The workspace's lists.</param>
/// <param name="lifetime">The application; null outside a host. Elsa describes all activities while it starts, when no designer waits.</param>
internal abstract class WorkspaceChoices(WorkspaceLists lists, IHostApplicationLifetime? lifetime) : DropDownOptionsProviderBase
{
    private const string NoResponse = "(Intercom did not respond. Choose JavaScript or Liquid beside the field to type it.)";

    /// <summary>The lists that the picker shows.</summary>
    public abstract IReadOnlyList<WorkspaceList> Lists { get; }

    protected override bool RefreshOnChange => true;

    /// <summary>Whether a list of the picker cannot be read.</summary>
    public bool IsMissing => Lists.Any(lists.IsMissing);

    /// <summary>The items of the workspace's lists, which are in the order of <see cref="Lists"/>.</summary>
    private protected abstract IEnumerable<SelectListItem> Items(IReadOnlyList<IReadOnlyList<WorkspaceItem>> found);

    protected sealed override async ValueTask<ICollection<SelectListItem>> GetItemsAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken)
    {
        if (context == null && lifetime?.ApplicationStarted.IsCancellationRequested != true)
            return [];

        var inputs = context as JsonElement?;
        var connection = Literal(inputs, nameof(IntercomActivity.Connection)) ?? IntercomOptions.DefaultConnection;
        var given = Literal(inputs, propertyInfo.Name);
        var found = await Task.WhenAll(Lists.Select(list => lists.FindAsync(connection, list, cancellationToken)));

        if (found.All(list => list == null))
            return context == null ? [] : [new SelectListItem(NoResponse, given ?? "")];

        var items = Items([.. found.Select(list => list ?? [])]).ToList();

        // A dropdown shows only its items, so the author's own text must be one of them.
        return given == null || items.Any(item => item.Value == given) ? items : [.. items, new SelectListItem(given, given)];
    }

    /// <summary>The literal value of an input in the Studio's request; null if it is an expression, or blank.</summary>
    private static string? Literal(JsonElement? inputs, string name) =>
        Member(Member(inputs, name), "expression") is { } expression
        && Member(expression, "type") is { ValueKind: JsonValueKind.String } type && type.GetString() == "Literal"
        && Member(expression, "value") is { ValueKind: JsonValueKind.String } value
            ? value.GetString().OrNull()
            : null;

    private static JsonElement? Member(JsonElement? json, string name)
    {
        if (json is not { ValueKind: JsonValueKind.Object } given)
            return null;

        foreach (var member in given.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }
}
