using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>JSON that Elsa cannot take apart is the sender's mistake: a 400 with a sentence, not a 500.</summary>
[Collection(SharedHost.Name)]
public class RequestBodyTests(HostWithSandbox fixture)
{
    public static TheoryData<string> Names => TemplateFile.Names;

    private IntercomSandbox Intercom => fixture.Intercom;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_stands_twice_is_refused(string template)
    {
        await RefusedAsync(template, """{"email":"d1@example.com","email":"d2@example.com"}""", "names a member of an object twice");
        await RefusedAsync(template, """{"email":"d1@example.com","\u0065mail":"d2@example.com"}""", "names a member of an object twice");
        await RefusedAsync(template, """{"email":"d1@example.com","more":[{"a":1,"a":2}]}""", "names a member of an object twice");
    }

    [Theory]
    [InlineData(51)]
    [InlineData(59)]
    [InlineData(61)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(900)]
    public async Task JSON_that_is_nested_deeper_than_fifty_levels_is_refused(int levels) =>
        await RefusedAsync("onboarding", Nested(levels), "nested deeper than 50 levels");

    [Fact]
    public async Task JSON_of_fifty_levels_with_equal_names_in_different_objects_is_accepted()
    {
        var (status, _) = await TemplateCall.PostAsync(fixture.Host.Http, "onboarding", Nested(50));

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task JSON_that_is_not_UTF_8_is_refused()
    {
        var before = Intercom.Requests.Count;
        using var content = new ByteArrayContent([.. "{\"email\":\"ad"u8, 0xE4, .. "@example.com\",\"name\":\"Ada\",\"plan\":\"pro\"}"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var answer = await fixture.Host.Http.PostAsync(
            new Uri("/workflows/onboarding", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("not valid UTF-8", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    private static string Nested(int levels) =>
        $$"""{"email":"nested@example.com","more":{{string.Concat(Enumerable.Repeat("{\"email\":", levels - 1))}}1{{new string('}', levels - 1)}}}""";

    private async Task RefusedAsync(string template, string json, string problem)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await TemplateCall.PostAsync(fixture.Host.Http, template, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_json", (string?)body["error"]);
        Assert.Contains(problem, (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }
}
