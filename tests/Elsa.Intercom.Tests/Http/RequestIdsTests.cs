using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Http;

public class RequestIdsTests
{
    [Theory]
    [InlineData("b68959ea-6328-4f70-83cb-e7913dba1542")]
    [InlineData("000a1b2c3d")]
    [InlineData("req_1.2:3")]
    public void An_id_is_taken_from_header_and_body(string id)
    {
        Assert.Equal(id, FromHeader(id));
        Assert.Equal(id, RequestIds.Read(new JObject { ["request_id"] = id }, []));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada@example.com")]
    [InlineData("two words")]
    [InlineData("<html>")]
    [InlineData("line\tbreak")]
    public void A_text_that_does_not_look_like_an_id_is_ignored(string text)
    {
        Assert.Null(FromHeader(text));
        Assert.Null(RequestIds.Read(new JObject { ["request_id"] = text }, []));
    }

    [Fact]
    public void An_overlong_id_is_ignored() => Assert.Null(FromHeader(new string('a', 101)));

    [Fact]
    public void No_header_no_body_and_another_shape_are_none()
    {
        using var response = new HttpResponseMessage();

        Assert.Null(RequestIds.Read(response, []));
        Assert.Null(RequestIds.Read((JObject?)null, []));
        Assert.Null(RequestIds.Read(new JObject { ["request_id"] = new JArray("a") }, []));
    }

    [Theory]
    [InlineData("dG9rOjEyMzQ1Njc4")]
    [InlineData("request-dG9rOjEyMzQ1Njc4")]
    public void An_id_that_quotes_the_token_is_ignored(string id)
    {
        Assert.Null(FromHeader(id, "dG9rOjEyMzQ1Njc4"));
        Assert.Null(RequestIds.Read(new JObject { ["request_id"] = id }, ["dG9rOjEyMzQ1Njc4"]));
    }

    private static string? FromHeader(string id, params string?[] secrets)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("X-Request-Id", id);
        return RequestIds.Read(response, secrets);
    }
}
