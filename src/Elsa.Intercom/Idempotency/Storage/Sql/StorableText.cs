using System.Text;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>A text that every database accepts: PostgreSQL refuses the null character and unpaired surrogates.</summary>
internal static class StorableText
{
    public static string From(string text) =>
        text.Any(c => c == '\0' || char.IsSurrogate(c)) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD') : text;
}
