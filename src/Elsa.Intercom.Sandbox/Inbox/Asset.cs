namespace Elsa.Intercom.Sandbox.Inbox;

/// <summary>A file of the page, embedded in the assembly.</summary>
internal sealed record Asset(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    public static Asset Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);

        var contentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8"
        };

        return new Asset(name, contentType, content);
    }
}
