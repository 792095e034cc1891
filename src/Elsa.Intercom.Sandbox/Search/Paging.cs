using System.Globalization;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>The size of a page and the item before it.</summary>
internal readonly record struct Paging(int PerPage, Cursor? After)
{
    private const int MaxPerPage = 150;

    /// <summary>Reads <c>?per_page=&amp;starting_after=</c>.</summary>
    public static Paging FromQuery(IQueryCollection query, int defaultPerPage)
    {
        var text = query["per_page"].ToString();
        var perPage = text.Length == 0 ? defaultPerPage
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw WrongPerPage();

        return Create(perPage, query["starting_after"]);
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

    private static ApiException WrongPerPage() => ApiException.Invalid($"per_page must be a whole number from 1 to {MaxPerPage}", "per_page");
}
