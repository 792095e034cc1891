using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Invalid request bodies.</summary>
public sealed class BodyTests : SandboxTest
{
    [Theory]
    [InlineData("{")]
    [InlineData("{\"email\":\"a@example.com\",}")]
    [InlineData("{\"email\":\"a@example.com\",\"email\":\"b@example.com\"}")]
    [InlineData("{\"email\":\"a@example.com\",\"name\":\"\\ud800\"}")]
    public async Task Malformed_JSON_is_refused(string body)
    {
        (await Api.PostAsync("/contacts", body)).MustBeError(HttpStatusCode.BadRequest, "client_error");
        Assert.Empty(Intercom.Contacts);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        using var content = new ByteArrayContent([(byte)'"', 0xC3, (byte)'"']);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await Api.SendAsync(HttpMethod.Post, "/contacts", content)).MustBeError(HttpStatusCode.BadRequest, "client_error");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task A_body_that_is_no_object_is_refused(string body) =>
        (await Api.PostAsync("/conversations", body)).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

    [Fact]
    public async Task No_body_is_refused_where_one_is_needed() =>
        (await Api.PostAsync("/conversations")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"email\":\"ada@example.com\"}"));
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        (await Api.SendAsync(HttpMethod.Post, "/contacts", content)).MustBeError(HttpStatusCode.UnsupportedMediaType, "client_error");
        Assert.Empty(Intercom.Contacts);
    }

    [Fact]
    public async Task A_body_beyond_a_mebibyte_is_refused()
    {
        Api.Headers.ExpectContinue = true;
        var contact = Intercom.AddContact("ada@example.com");

        (await Api.PostAsync(
            "/conversations", From(contact.Id, new string('a', 1024 * 1024)))).MustBeError(HttpStatusCode.RequestEntityTooLarge, "client_error");
        Assert.Empty(Intercom.Conversations);
    }
}
