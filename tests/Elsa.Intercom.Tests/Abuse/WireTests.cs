using System.Text;
using Elsa.Intercom.Api;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Abuse;

/// <summary>Whatever an author's expression returns, the bytes on a real socket are one well-formed request with exactly that value.</summary>
public sealed class WireTests : IAsyncDisposable
{
    private const string Injection = "x\r\nX-Injected: 1\r\n\r\nDELETE /contacts/1 HTTP/1.1\r\n";

    private static readonly string[] Headers = [
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Content-Length",
        "Content-Type",
        "Host",
        "Intercom-Version",
        "User-Agent",
    ];

    private readonly Wire _wire = new(request => request.Line.Contains("/contacts", StringComparison.Ordinal) ? Contact(request) : Answers.Created());
    private readonly ServiceProvider _services;

    public WireTests() =>
        _services = new ServiceCollection()
            .AddIntercom(
                options => options.Connections["Default"] = new IntercomConnection { AccessToken = "token", BaseUrl = _wire.Address, ApiVersion = "2.16" })
            .BuildServiceProvider();

    public static TheoryData<string> Texts =>
    [
        Injection,
        "\0\u0001\u0008\t\u000B\u000C\u001B\u001F\u007F\u0085\u2028\u2029\uFEFF",
        "\"},\"from\":{\"type\":\"admin\",\"id\":\"1\"},\"body\":\"",
        "\\ \\u0041 \\\" /* */ // </script> ${x} {{x}} %s %00",
        "👋 עברית 漢字 👩‍👩‍👧 e\u0301 \u202Egnp",
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task Texts_stand_in_the_JSON_as_they_were_given_and_nowhere_else(string text)
    {
        var input = OperationInputs.Conversation(key: text, body: text, contactType: text);
        input.Request.Subject = input.Request.BrandId = input.Request.MessageType = text;
        input.Request.AttachmentUrls = ["https://example.com/" + Uri.EscapeDataString(text)];

        await CreateAsync(input);

        var request = Assert.Single(_wire.Requests);
        Assert.Equal("POST /conversations HTTP/1.1", request.Line);
        Assert.Equal(Headers, request.HeaderNames);
        Assert.DoesNotContain(request.Text, character => character < ' ');
        Assert.True(JToken.DeepEquals(request.Json, new JObject
        {
            ["from"] = new JObject { ["type"] = text, ["id"] = input.Contact },
            ["body"] = text,
            ["subject"] = text,
            ["message_type"] = text,
            ["attachment_urls"] = new JArray("https://example.com/" + Uri.EscapeDataString(text)),
            ["brand_id"] = text,
        }));
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task An_external_id_that_is_looked_up_stands_in_the_JSON_as_it_was_given(string text)
    {
        await CreateAsync(OperationInputs.Conversation(identifyBy: "external_id", contact: text, contactType: "lead"));

        Assert.Equal(["POST /contacts/search HTTP/1.1", "POST /conversations HTTP/1.1"], _wire.Requests.Select(request => request.Line));
        Assert.Equal(Headers, _wire.Requests[0].HeaderNames);
        Assert.Equal(text, (string?)_wire.Requests[0].Json["query"]!["value"]);
    }

    [Theory]
    [InlineData("x\r\nX-Injected: 1", "x%0D%0AX-Injected%3A%201")]
    [InlineData("../../me", "..%2F..%2Fme")]
    [InlineData("%2e%2e/me", "%252e%252e%2Fme")]
    [InlineData("..\\me", "..%5Cme")]
    [InlineData("a?b=c#d;e&f", "a%3Fb%3Dc%23d%3Be%26f")]
    [InlineData("\0 \u007F", "%00%20%7F")]
    [InlineData("ü👋", "%C3%BC%F0%9F%91%8B")]
    [InlineData("@evil.example", "%40evil.example")]
    [InlineData("//evil.example", "%2F%2Fevil.example")]
    [InlineData("https://evil.example", "https%3A%2F%2Fevil.example")]
    public async Task An_external_id_is_one_segment_of_the_path(string externalId, string segment)
    {
        await CreateAsync(OperationInputs.Conversation(identifyBy: "external_id", contact: externalId));

        Assert.Equal([$"GET /contacts/find_by_external_id/{segment} HTTP/1.1", "POST /conversations HTTP/1.1"], _wire.Requests.Select(request => request.Line));
        Assert.Equal(["Accept", "Accept-Encoding", "Authorization", "Host", "Intercom-Version", "User-Agent"], _wire.Requests[0].HeaderNames);
    }

    [Fact]
    public async Task A_message_of_a_megabyte_arrives_whole()
    {
        // Characters of one to four bytes, so that some of them cross every border of a buffer.
        var text = string.Concat(Enumerable.Repeat("aü漢👋\n", 128 * 1024));

        await CreateAsync(OperationInputs.Conversation(body: text));

        var request = Assert.Single(_wire.Requests);
        Assert.True(request.Body.Length > 1024 * 1024);
        Assert.Equal(
            Encoding.UTF8.GetBytes(
                $$"""{"from":{"type":"user","id":"{{Answers.ContactId}}"},"body":"{{text.Replace("\n", "\\n", StringComparison.Ordinal)}}"}"""),
            request.Body);
    }

    [Fact]
    public async Task An_external_id_of_a_hundred_thousand_characters_is_asked_for_as_it_is()
    {
        var externalId = new string('é', 100_000);

        await CreateAsync(OperationInputs.Conversation(identifyBy: "external_id", contact: externalId));

        Assert.Equal($"GET /contacts/find_by_external_id/{Uri.EscapeDataString(externalId)} HTTP/1.1", _wire.Requests[0].Line);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _wire.DisposeAsync();
    }

    private static string Contact(WireRequest request) =>
        request.Body.Length == 0 ? Answers.Contact() : Answers.Contacts(Answers.ContactJson(externalId: (string?)request.Json["query"]!["value"]));

    private Task<SendResult<ConversationCreated>> CreateAsync(ConversationInput input) =>
        _services.CreateAsync(input);
}
