using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api;

/// <summary>Answers in the API's JSON.</summary>
internal static class ApiAnswer
{
    public static IResult Json(object value) => Results.Json(value, ApiJson.Options);

    public static IResult List<T>(IReadOnlyCollection<T> items) => Json(new { Items = items, items.Count });
}
