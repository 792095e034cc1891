using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Elsa.Intercom.Host.Designer;

/// <summary>Sends a file of the designer, compressed if the browser supports that, and lets the browser cache it.</summary>
internal static class StudioFileResult
{
    public static IResult Create(StudioFile file, HttpContext context)
    {
        var headers = context.Response.Headers;
        var encoding = file.Encodings.FirstOrDefault(encoding => Accepts(context.Request.Headers.AcceptEncoding, encoding.Name));
        var sent = new FileInfo(file.Path + encoding?.Extension);

        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = file.IsFingerprinted ? "public, max-age=31536000, immutable" : "no-cache";

        if (file.Encodings.Count > 0)
            headers.Vary = HeaderNames.AcceptEncoding;

        if (encoding != null)
            headers.ContentEncoding = encoding.Name;

        var tag = new EntityTagHeaderValue($"\"{sent.Length:x}-{sent.LastWriteTimeUtc.Ticks:x}{encoding?.Extension}\"");
        return Results.File(sent.FullName, file.ContentType, lastModified: sent.LastWriteTimeUtc, entityTag: tag);
    }

    private static bool Accepts(StringValues header, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(header, out var accepted) &&
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}
