using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Search;

/// <summary>The start of the next page. It is encoded, so that no client uses it as a page number or an id.</summary>
internal sealed record Cursor(int Page, string LastId)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Page}:{LastId}"));

    public static Cursor Parse(string text)
    {
        var bytes = new byte[text.Length];

        if (Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) &&
            Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var page, var lastId] &&
            int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new Cursor(number, lastId);

        throw Unknown();
    }

    public static ApiException Unknown() => ApiException.Invalid("starting_after is not a cursor of this list", "starting_after");
}
