using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>
/// The order of a search's results: <c>sort</c> with <c>field</c> and <c>order</c>. Only contacts describe it, in 2.16; the other searches accept
/// the same. Without it, the newest are first. Records without a value are last.
/// </summary>
internal sealed class Sorting
{
    private readonly string? _field;
    private readonly bool _ascending;

    private Sorting(string? field, bool ascending) => (_field, _ascending) = (field, ascending);

    public static Sorting FromBody(JsonFields body, SearchFields fields)
    {
        if (!body.Has("sort"))
            return new Sorting(null, false);

        var sort = body.Object("sort");
        var field = sort.TryString("field", nullable: false, out var name) ? name! : "created_at";
        fields.TypeOf(field);

        var order = sort.TryString("order", nullable: false, out var given) ? given! : "descending";

        return order is "ascending" or "descending" ? new Sorting(field, order == "ascending") : throw new ApiException(
            StatusCodes.Status400BadRequest, "invalid_sort_order", $"Invalid sort order '{order}'. Must be one of: ascending, descending");
    }

    /// <summary>Sorts records that are in the order of their creation.</summary>
    public IEnumerable<T> Apply<T>(IEnumerable<T> records, Func<T, string, IReadOnlyList<object>> read)
    {
        var newestFirst = records.Reverse();

        if (_field is null)
            return newestFirst;

        var keyed = newestFirst.Select(x => (Record: x, Key: read(x, _field) is [IComparable key, ..] ? key : null)).OrderBy(x => x.Key is null);
        return (_ascending ? keyed.ThenBy(x => x.Key, Values) : keyed.ThenByDescending(x => x.Key, Values)).Select(x => x.Record);
    }

    private static Comparer<IComparable?> Values { get; } = Comparer<IComparable?>.Create(
        (x, y) => (x, y) is (string a, string b) ? string.Compare(a, b, StringComparison.OrdinalIgnoreCase) : Comparer<IComparable?>.Default.Compare(x, y));
}
