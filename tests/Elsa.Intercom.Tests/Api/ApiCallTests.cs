using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Calls for code: the path never leads elsewhere, and never shows up in an error.</summary>
public sealed class ApiCallTests : IAsyncDisposable
{
    private readonly IntercomHarness _intercom = new();

    public static TheoryData<string> Elsewhere => [
        "https://evil.example/contacts",
        "//evil.example/contacts",
        "evil:contacts",
        "javascript:alert(1)",
        "contacts/../../evil",
        "contacts/..",
        ".",
        "contacts/%2e%2e/admins",
        "contacts/%2E./x",
        "\\\\evil.example",
        "contacts\\..",
        "contacts/%5c%5cevil",
        "user@evil.example",
        "contacts#fragment",
        "contacts?per_page=50",
        "contacts//42",
        "contacts/",
        "contacts /42",
        "contacts\t",
        "contacts\r\nHost: evil.example",
        "contacts/%0d%0aHost",
        "contacts/%",
        "contacts/%4",
        "contacts/%zz",
        "contacts/é",
        "",
        "/",
        "///",
    ];

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task A_path_that_is_not_plain_is_refused_and_nothing_sent(string path)
    {
        var e = await Assert.ThrowsAsync<IntercomException>(() => _intercom.Client.CallAsync(new ApiCall { Path = path }));

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest), (e.Kind, e.Code));
        Assert.DoesNotContain("evil", e.Message, StringComparison.Ordinal);
        Assert.Empty(_intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("contacts", "/contacts")]
    [InlineData("/contacts/42/notes", "/contacts/42/notes")]
    [InlineData("contacts/find_by_external_id/a%2Fb%40c", "/contacts/find_by_external_id/a%2Fb%40c")]
    [InlineData("contacts/a..b", "/contacts/a..b")]
    [InlineData("contacts/a;b=c,d", "/contacts/a;b=c,d")]
    public async Task A_plain_path_is_sent_as_it_is(string path, string sent)
    {
        _intercom.Handler.Default.Reply(200, "{}");

        var answer = await _intercom.Client.CallAsync(new ApiCall { Path = path });

        var request = Assert.Single(_intercom.Handler.Requests);
        Assert.Equal(("api.intercom.io", sent, null), (request.Uri.Host, request.Uri.AbsolutePath, request.Body));
        Assert.Equal((200, null), (answer.StatusCode, answer.Json));
    }

    [Fact]
    public async Task The_connections_own_path_stays_in_front()
    {
        await using var intercom = new IntercomHarness(connection => connection.BaseUrl = "https://proxy.example/intercom/");
        intercom.Handler.Default.Reply(200, "{}");

        await intercom.Client.CallAsync(new ApiCall { Path = "/contacts" });

        Assert.Equal("https://proxy.example/intercom/contacts", Assert.Single(intercom.Handler.Requests).Uri.AbsoluteUri);
    }

    [Fact]
    public async Task The_response_is_JSON_with_its_status()
    {
        _intercom.Handler.On("POST /tags").Reply(
            201, """{ "id": "7", "large": 12345678901234567890 }""", headers: ["X-Request-Id: req-1", "Intercom-Version: 2.14"]);

        var answer = await _intercom.Client.CallAsync(new ApiCall { Method = "POST", Path = "tags", Body = new { name = "vip" } });

        Assert.Equal(
            (201, """{"id":"7","large":12345678901234567890}""", "req-1", "2.14"), (answer.StatusCode, answer.Json, answer.RequestId, answer.ServedVersion));
    }

    [Theory]
    [InlineData("GET", false, 2)]
    [InlineData("PUT", true, 2)]
    [InlineData("PUT", false, 1)]
    [InlineData("DELETE", false, 1)]
    public async Task Only_reading_and_what_is_safe_to_repeat_is_sent_again(string method, bool isSafe, int requests)
    {
        _intercom.Handler.Default.Reply(503).Reply(200, "{}");

        var error = await Record.ExceptionAsync(() => _intercom.Client.CallAsync(new ApiCall { Method = method, Path = "tags/7", IsSafeToRepeat = isSafe }));

        Assert.Equal(requests, _intercom.Handler.Requests.Count);
        Assert.Equal(requests == 2 ? null : IntercomErrorKind.Unknown, (error as IntercomException)?.Kind);
    }

    [Theory]
    [InlineData("contacts/ada%40example.com/notes", "/contacts/{id}/notes")]
    [InlineData("find_by_external_id/Ada", "/find_by_external_id/{id}")]
    [InlineData("a/b/c/d/e/f/g/h/i/j", "/{id}/{id}/{id}/{id}/{id}/{id}/{id}/{id}")]
    public async Task Errors_name_the_words_of_the_path_only(string path, string route)
    {
        _intercom.Handler.Default.Reply(400, Answers.Error("parameter_invalid", "ada@example.com, Ada Lovelace and red tea are wrong"));

        var e = await Assert.ThrowsAsync<IntercomException>(() => _intercom.Client.CallAsync(new ApiCall
        {
            Method = "POST",
            Path = path,
            Query = new Dictionary<string, string> { ["q"] = "Ada Lovelace" },
            Body = new { list = new[] { new { drink = "red tea" } } },
        }));

        Assert.Equal($"Intercom responded to POST {route} with 400. Correct the request; sending it unchanged fails again.", e.Message);
    }

    public static TheoryData<string, ApiCall> Wrong => new()
    {
        { "Method is not", new ApiCall { Method = "get", Path = "contacts" } },
        { "Request body is given, and GET", new ApiCall { Path = "contacts", Body = new { a = 1 } } },
        { "Request body is not a JSON object", new ApiCall { Method = "POST", Path = "contacts", Body = new[] { 1 } } },
        { "A name in Query contains half", new ApiCall { Path = "contacts", Query = new Dictionary<string, string> { ["\uD83D"] = "" } } },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Other_invalid_values_are_refused_too(string problem, ApiCall call) =>
        Assert.StartsWith(problem, (await Assert.ThrowsAsync<IntercomException>(() => _intercom.Client.CallAsync(call))).Message, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();
}
