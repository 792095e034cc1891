using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Designer;

public partial class DesignerPageTests(DesignerFixture designer) : IClassFixture<DesignerFixture>
{
    [Theory]
    [InlineData("/studio/workflows/definitions", "Workflows", "elsa-workflow-definition-list", "", "")]
    [InlineData("/studio/workflows/definitions/onboarding/edit", "Workflow editor", "elsa-workflow-definition-editor", "definition-id", "onboarding")]
    [InlineData("/studio/workflows/instances", "Runs", "elsa-workflow-instance-list", "", "")]
    [InlineData("/studio/workflows/instances/42/view", "Run", "elsa-workflow-instance-viewer", "instance-id", "42")]
    public async Task Each_page_has_a_title_of_its_own_and_names_its_element(string path, string title, string element, string attribute, string id)
    {
        DesignerFixture.SkipWithoutStudio();
        var html = await PageAsync(path);

        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains($"<title>{title} · ", html, StringComparison.Ordinal);
        Assert.Contains("<base href=\"/studio/\">", html, StringComparison.Ordinal);
        Assert.Contains($"data-element=\"{element}\" data-attribute=\"{attribute}\" data-id=\"{id}\"", html, StringComparison.Ordinal);
        Assert.Contains("<noscript>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/studio/workflows/definitions", "Workflows", "page")]
    [InlineData("/studio/workflows/definitions/onboarding/edit", "Workflows", "true")]
    [InlineData("/studio/workflows/instances", "Runs", "page")]
    [InlineData("/studio/workflows/instances/42/view", "Runs", "true")]
    [InlineData("/", "Start page", "page")]
    public async Task The_bar_leads_everywhere_and_marks_where_one_is(string path, string entry, string mark)
    {
        var html = await PageAsync(path);
        var links = Link().Matches(html[html.IndexOf("<nav", StringComparison.Ordinal)..html.IndexOf("</nav>", StringComparison.Ordinal)]);

        Assert.Equal(["Workflows", "Runs", "Inbox", "Start page"], links.Select(link => link.Groups["text"].Value));
        var current = Assert.Single(links, link => link.Groups["current"].Success);
        Assert.Equal((entry, mark), (current.Groups["text"].Value, current.Groups["current"].Value));
        Assert.Contains("class=\"skip\"", html, StringComparison.Ordinal);
        Assert.Contains("<main id=\"main\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/studio/workflows/definitions/onboarding/edit")]
    public async Task All_that_a_page_loads_is_there_and_is_ours(string path)
    {
        DesignerFixture.SkipWithoutStudio();
        var page = new Uri(designer.Http.BaseAddress!, path.StartsWith("/studio", StringComparison.Ordinal) ? "/studio/" : "/");
        var loaded = Loaded().Matches(await PageAsync(path)).Select(match => new Uri(page, match.Groups["url"].Value)).Where(url => url.Scheme != "data")
            .ToList();

        Assert.True(loaded.Count >= 3);
        Assert.All(loaded, url => Assert.Equal(designer.Http.BaseAddress!.Authority, url.Authority));

        foreach (var url in loaded)
        {
            using var answer = await designer.GetAsync(url.PathAndQuery);
            Assert.True(answer.IsSuccessStatusCode, $"{url.PathAndQuery} answered {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/studio/workflows/definitions")]
    [InlineData("/studio/workflows/instances/42/view")]
    public async Task A_page_may_load_from_here_only_and_stands_in_no_frame(string path)
    {
        using var answer = await designer.GetAsync(path, ("Origin", "https://elsewhere.example"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/health", 200)]
    [InlineData("/studio", 302)]
    [InlineData("/studio/", 302)]
    [InlineData("/studio/workflows", 302)]
    [InlineData("/studio/workflows/definitions", 200)]
    public async Task A_HEAD_is_answered_as_its_GET(string path, int status)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = designer.Http.BaseAddress };
        using var question = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
        using var head = await http.SendAsync(question);

        Assert.Equal(status, (int)head.StatusCode);
    }

    [Fact]
    public async Task The_scripts_that_the_Studio_writes_into_the_page_are_those_that_the_policy_knows()
    {
        DesignerFixture.SkipWithoutStudio();
        using var answer = await designer.GetAsync("/studio/workflows/definitions");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var assembly = Directory.EnumerateFiles(
            Path.Combine(DesignerFixture.Studio!, "_framework"), "Elsa.Studio.Workflows.*.wasm").Single(file => Assembly().IsMatch(Path.GetFileName(file)));
        var scripts = Scripts(await File.ReadAllBytesAsync(assembly, TestContext.Current.CancellationToken)).ToList();

        Assert.Equal(2, scripts.Count);
        Assert.All(
            scripts,
            script => Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/studio")]
    [InlineData("/studio/")]
    public async Task The_short_address_leads_to_the_workflows(string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = designer.Http.BaseAddress };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/studio/workflows/definitions", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_part_of_the_Studio_that_is_not_here_is_a_page_with_the_way_back()
    {
        using var answer = await designer.GetAsync("/studio/secrets", ("Accept", "text/html,*/*"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/studio/workflows/definitions\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_cannot_write_into_the_page()
    {
        var html = await PageAsync("/studio/workflows/definitions/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E/edit");
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_designer_is_the_first_thing_that_the_start_page_and_the_console_name()
    {
        DesignerFixture.SkipWithoutStudio();
        var html = await PageAsync("/");

        Assert.True(html.IndexOf("Open the designer", StringComparison.Ordinal) < html.IndexOf("id=\"look\"", StringComparison.Ordinal));
        Assert.Contains("href=\"/studio/workflows/definitions/onboarding/edit\"", html, StringComparison.Ordinal);
        Assert.Contains($"Designer               {designer.Http.BaseAddress}studio/", designer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateConversation", "create-conversation.svg")]
    [InlineData("UpsertContact", "upsert-contact.svg")]
    [InlineData("TestConnection", "test-connection.svg")]
    public async Task An_activity_is_shown_with_its_drawing(string activity, string icon)
    {
        var css = await PageAsync("/assets/activities.css");
        var drawing = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "designer-assets", "icons", icon), TestContext.Current.CancellationToken);

        Assert.Contains(
            $"[data-intercom=\"{activity}\"] {{ --intercom-icon: url(\"data:image/svg+xml,{Uri.EscapeDataString(drawing)}\"); }}",
            css,
            StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await designer.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Strings in an assembly are UTF-16.</summary>
    private static IEnumerable<string> Scripts(byte[] assembly)
    {
        var open = Encoding.Unicode.GetBytes("<script>");
        var close = Encoding.Unicode.GetBytes("</script>");

        for (var start = assembly.AsSpan().IndexOf(open); start >= 0;)
        {
            var from = start + open.Length;
            var length = assembly.AsSpan(from).IndexOf(close);
            yield return Encoding.Unicode.GetString(assembly, from, length);
            var next = assembly.AsSpan(from + length).IndexOf(open);
            start = next < 0 ? -1 : from + length + next;
        }
    }

    [GeneratedRegex("<a href=\"[^\"]+\"(?: aria-current=\"(?<current>[^\"]+)\")?(?: data-[^>]*)?>(?<text>[^<]+)</a>", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("<(?:script[^>]*? src|link[^>]*? href|img[^>]*? src)=\"(?<url>[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Loaded();

    [GeneratedRegex(@"^Elsa\.Studio\.Workflows\.[0-9a-z]{10}\.wasm$", RegexOptions.CultureInvariant)]
    private static partial Regex Assembly();
}
