using System.Globalization;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>The size of a page and the item before it, or its number.</summary>
internal readonly record struct Paging(int PerPage, Cursor? After, int? Number = null)
{
    private const int MaxPerPage = 150;

    /// <summary>Reads <c>?per_page=&amp;starting_after=</c>.</summary>
    public static Paging FromQuery(IQueryCollection query, int defaultPerPage) =>
        Create(WholeNumber(query["per_page"]) ?? defaultPerPage, query["starting_after"]);

    /// <summary>Reads <c>?per_page=&amp;page=</c> as well, for the lists whose pages have numbers.</summary>
    public static Paging FromNumberedQuery(IQueryCollection query, int defaultPerPage)
    {
        var paging = FromQuery(query, defaultPerPage);

        return WholeNumber(query["page"]) switch
        {
            null => paging,
            >= 1 and <= int.MaxValue and var page => paging with { Number = (int)page },
            _ => throw ApiException.Invalid("page must be a whole number from 1", "page")
        };
    }

    /// <summary>Reads <c>pagination</c> of a search request.</summary>
    public static Paging FromBody(JsonFields body, int defaultPerPage)
    {
        if (!body.Has("pagination"))
            return new Paging(defaultPerPage, null);

        var pagination = body.Object("pagination");
        pagination.TryInteger("per_page", nullable: false, out var perPage);
        pagination.TryString("starting_after", nullable: true, out var startingAfter);
        return Create(perPage ?? defaultPerPage, startingAfter);
    }

    private static Paging Create(long perPage, string? startingAfter)
    {
        if (perPage is < 1 or > MaxPerPage)
            throw WrongPerPage();

        return new Paging((int)perPage, string.IsNullOrEmpty(startingAfter) ? null : Cursor.Parse(startingAfter));
    }

    // A number that is none, or too large for any list, is outside every range.
    private static long? WholeNumber(string? text) =>
        string.IsNullOrEmpty(text) ? null : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static ApiException WrongPerPage() => ApiException.Invalid($"per_page must be a whole number from 1 to {MaxPerPage}", "per_page");
}
