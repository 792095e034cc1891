using Microsoft.Extensions.Primitives;

namespace Elsa.StandIn.Http;

internal static class StringValuesDictionary
{
    public static Dictionary<string, object> ToObjectDictionary(this IEnumerable<KeyValuePair<string, StringValues>> collection) =>
        collection.ToDictionary(x => x.Key, x => x.Value.Count <= 1 ? x.Value[0]! : (object)x.Value.ToArray());
}
