using System.Text;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>A text as every database keeps it: PostgreSQL refuses the null character and halves of characters.</summary>
internal static class StorableText
{
    public static string From(string text) =>
        text.Any(c => c == '\0' || char.IsSurrogate(c)) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD') : text;
}
