using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>One page of a list, with the data of the schema <c>cursor_pages</c>.</summary>
internal sealed class Page<T>
{
    private readonly T[] _items;
    private readonly int _total;
    private readonly int _number;
    private readonly int _perPage;
    private readonly Cursor? _next;

    /// <summary>Takes the page from all items, newest first.</summary>
    public Page(IEnumerable<T> all, Func<T, string> id, Paging paging)
    {
        var items = all.ToArray();
        var start = 0;

        // By id and not by position: an item created since the previous page would shift every position.
        if (paging.After is { } after)
            start = Array.FindIndex(items, x => id(x) == after.LastId) is >= 0 and var last ? last + 1 : throw Cursor.Unknown();

        _total = items.Length;
        _perPage = paging.PerPage;
        _number = paging.Number ?? (paging.After?.Page ?? 0) + 1;

        if (paging.Number is { } number)
            start = (int)Math.Min((number - 1L) * _perPage, _total);

        _items = items[start..Math.Min(start + _perPage, _total)];
        _next = start + _perPage < _total ? new Cursor(_number, id(_items[^1])) : null;
    }

    public JsonObject Write(string type, string itemsName, Func<T, JsonObject> write)
    {
        var pages = new JsonObject
        {
            ["type"] = "pages",
            ["page"] = _number,
            ["per_page"] = _perPage,
            ["total_pages"] = (_total + _perPage - 1) / _perPage
        };

        if (_next is not null)
            pages["next"] = new JsonObject { ["per_page"] = _perPage, ["starting_after"] = _next.ToString() };

        return new JsonObject
        {
            ["type"] = type,
            [itemsName] = new JsonArray([.. _items.Select(write)]),
            ["total_count"] = _total,
            ["pages"] = pages
        };
    }
}
