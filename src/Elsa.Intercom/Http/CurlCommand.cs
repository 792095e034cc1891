using Elsa.Intercom.Options;
using Newtonsoft.Json;

namespace Elsa.Intercom.Http;

/// <summary>A request as one line for a POSIX shell, as the package would send it. The shell variable INTERCOM_TOKEN stands for the token.</summary>
internal static class CurlCommand
{
    public static string Create(IntercomRequest request, IntercomConnection connection)
    {
        List<string> words =
        [
            "curl",
            "-X", request.Method.Method,
            Quoted(new Uri(connection.Address(), request.Path).AbsoluteUri),
            "-H", "\"Authorization: Bearer $INTERCOM_TOKEN\"",
            "-H", Quoted($"{VersionHandler.Header}: {connection.ApiVersion}"),
            "-H", Quoted("Accept: application/json"),
        ];

        // Raw, so that curl doesn't take a text that begins with @ for a file name.
        if (request.Body != null)
            words.AddRange(
                ["-H", Quoted("Content-Type: application/json; charset=utf-8"), "--data-raw", Quoted(IntercomJson.Text(request.Body, Formatting.None))]);

        return string.Join(' ', words);
    }

    /// <summary>Between single quotes, a shell changes nothing but the single quote.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
