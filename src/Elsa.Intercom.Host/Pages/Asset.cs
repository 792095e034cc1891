namespace Elsa.Intercom.Host.Pages;

/// <summary>A file of the pages, embedded in the assembly.</summary>
internal static class Asset
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Asset).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/javascript; charset=utf-8",
    };
}
