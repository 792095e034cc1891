using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Elsa.Intercom.IntegrationTests.Designer;

public class StudioFileTests(DesignerFixture designer) : IClassFixture<DesignerFixture>
{
    [Theory]
    [InlineData("_framework", "*.wasm", "application/wasm")]
    [InlineData("_framework", "*.dat", "application/octet-stream")]
    [InlineData("_framework", "dotnet.js", "text/javascript; charset=utf-8")]
    [InlineData("_content/MudBlazor", "*.css", "text/css; charset=utf-8")]
    [InlineData("_content/MudBlazor", "*.map", "application/json")]
    [InlineData("_content", "*.woff2", "font/woff2")]
    [InlineData("_content", "*.png", "image/png")]
    [InlineData("_content", "*.cur", "image/x-icon")]
    [InlineData("", "appsettings.json", "application/json")]
    public async Task A_file_has_the_type_that_browsers_ask_of_it(string folder, string pattern, string type)
    {
        var (path, file) = Find(folder, pattern);
        using var answer = await designer.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task It_comes_compressed_as_the_browser_takes_it_and_is_the_same_file(string accepted, string? encoding)
    {
        var (path, file) = Find("_framework", "dotnet.js");
        using var answer = await designer.GetAsync(path, ("Accept-Encoding", accepted));

        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));

        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var text = new StreamReader(plain);
        Assert.Equal(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_in_the_browsers_cache_is_not_sent_again()
    {
        var (path, _) = Find("_framework", "dotnet.js");
        using var first = await designer.GetAsync(path, ("Accept-Encoding", "br"));
        using var plain = await designer.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();

        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.NotEqual(tag, plain.Headers.ETag!.ToString());

        using var again = await designer.GetAsync(path, ("Accept-Encoding", "br"), ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_whose_name_changes_with_its_content_is_kept_for_good()
    {
        var (path, _) = Find("_framework", "dotnet.native.*.wasm");
        using var answer = await designer.GetAsync(path);

        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task HEAD_gives_the_headers_alone()
    {
        var (path, file) = Find("_framework", "dotnet.js");
        using var answer = await designer.SendAsync(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new FileInfo(file).Length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/studio/_framework/no-such-file.js")]
    [InlineData("/studio/_framework/dotnet.js.br")]
    [InlineData("/studio/_framework/dotnet.js.gz")]
    [InlineData("/studio/_framework")]
    [InlineData("/studio/index.html")]
    [InlineData("/studio/_framework/DOTNET.JS")]
    public async Task Files_that_are_not_for_browsers_are_not_served(string path)
    {
        using var answer = await designer.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/studio/../appsettings.json")]
    [InlineData("/studio/_framework/../../../elsa-source.props")]
    [InlineData("/studio/..%2f..%2felsa-source.props")]
    [InlineData("/studio/%2e%2e/%2e%2e/elsa-source.props")]
    [InlineData("/studio/..\\..\\elsa-source.props")]
    [InlineData("/studio/_framework/..%5c..%5celsa-source.props")]
    [InlineData("/studio//etc/passwd")]
    [InlineData("/studio/%2fetc%2fpasswd")]
    public async Task No_path_leads_out_of_the_folder(string path)
    {
        // The raw path: a client would normalize it first.
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(designer.Http.BaseAddress!.Host, designer.Http.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {designer.Http.BaseAddress.Authority}\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.Matches("^HTTP/1.1 (400|404) ", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    /// <returns>The path of the URL, and the file.</returns>
    private static (string Path, string File) Find(string folder, string pattern)
    {
        DesignerFixture.SkipWithoutStudio();
        var studio = DesignerFixture.Studio!;
        var file = Directory.EnumerateFiles(
            Path.Combine(studio, folder), pattern, new EnumerationOptions { RecurseSubdirectories = folder.Length > 0 }).Order(StringComparer.Ordinal).First();
        return ($"/studio/{Path.GetRelativePath(studio, file).Replace('\\', '/')}", file);
    }
}
