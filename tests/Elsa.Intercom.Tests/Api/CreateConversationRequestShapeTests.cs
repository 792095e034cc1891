using System.Reflection;
using Elsa.Intercom.Api;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Configuration;

namespace Elsa.Intercom.Tests.Api;

/// <summary>The request on the socket: address, headers and body.</summary>
public class CreateConversationRequestShapeTests
{
    [Theory]
    [InlineData(IntercomRegion.US, null, "https://api.intercom.io/conversations")]
    [InlineData(IntercomRegion.EU, null, "https://api.eu.intercom.io/conversations")]
    [InlineData(IntercomRegion.AU, "", "https://api.au.intercom.io/conversations")]
    [InlineData(IntercomRegion.AU, "https://proxy.example", "https://proxy.example/conversations")]
    [InlineData(IntercomRegion.US, "https://proxy.example/", "https://proxy.example/conversations")]
    [InlineData(IntercomRegion.US, "https://proxy.example/intercom", "https://proxy.example/intercom/conversations")]
    [InlineData(IntercomRegion.US, "https://proxy.example/intercom//", "https://proxy.example/intercom/conversations")]
    [InlineData(IntercomRegion.US, " https://proxy.example/intercom/ ", "https://proxy.example/intercom/conversations")]
    [InlineData(IntercomRegion.US, "http://127.0.0.1:5211", "http://127.0.0.1:5211/conversations")]
    public async Task The_address_is_the_regions_or_the_BaseUrls(IntercomRegion region, string? baseUrl, string expected)
    {
        var sent = await SendAsync(connection =>
        {
            connection.Region = region;
            connection.BaseUrl = baseUrl;
        });

        Assert.Equal(expected, sent.Uri.AbsoluteUri);
        Assert.Equal("POST", sent.Method);
    }

    [Fact]
    public async Task The_headers_name_token_version_package_and_format()
    {
        var sent = await SendAsync(connection => connection.ApiVersion = "2.15");
        var version = typeof(IIntercomClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        Assert.Equal("Bearer " + OptionsFactory.Token, sent.Header("Authorization"));
        Assert.Equal("2.15", sent.Header("Intercom-Version"));
        Assert.Equal("application/json", sent.Header("Accept"));
        Assert.Equal("application/json; charset=utf-8", sent.Header("Content-Type"));
        Assert.Equal("Elsa.Intercom/" + version, sent.Header("User-Agent"));
        Assert.Matches(@"^\d+\.\d+\.\d+", version);
    }

    [Fact]
    public async Task A_read_without_a_body_has_no_content()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Me());

        var workspace = await intercom.Client.Workspace.GetAsync();

        var sent = Assert.Single(intercom.Handler.Requests);
        Assert.Equal("GET /me", sent.Line);
        Assert.Null(sent.Message.Content);
        Assert.Equal("2.14", sent.Header("Intercom-Version"));
        Assert.Equal("abc123", workspace.Id);
        Assert.Equal("Acme", workspace.Name);
        Assert.Equal("US", workspace.Region);
    }

    [Fact]
    public async Task Values_that_are_not_set_are_left_out_of_the_body()
    {
        var sent = await SendAsync(request: IntercomHarness.Request("Hello"));

        Assert.Equal($$"""{"from":{"type":"user","id":"{{Answers.ContactId}}"},"body":"Hello"}""", sent.Body);
    }

    [Fact]
    public async Task A_full_request_has_every_field_in_Intercoms_form()
    {
        var request = IntercomHarness.Request("Grüße 👋\n<b>\"x\"</b>");
        request.From.Type = "lead";
        request.Subject = "Welcome";
        request.MessageType = "email";
        request.AttachmentUrls = ["https://example.com/a.png", "http://example.com/b.png"];
        request.CreatedAt = new DateTimeOffset(2024, 12, 18, 17, 58, 21, 999, TimeSpan.FromHours(2));
        request.BrandId = "42";

        var sent = await SendAsync(connection => connection.ApiVersion = "2.16", request);

        Assert.Equal(
            $$"""{"from":{"type":"lead","id":"{{Answers.ContactId}}"},"body":"Grüße 👋\n<b>\"x\"</b>","subject":"Welcome","message_type":"email","""
            + """ "attachment_urls":["https://example.com/a.png","http://example.com/b.png"],"created_at":1734537501,"brand_id":"42"}""".TrimStart(),
            sent.Body);
    }

    [Fact]
    public async Task A_rotated_token_applies_from_the_next_attempt()
    {
        var configuration = Configuration("first-token");
        await using var intercom = new IntercomHarness(configuration: configuration);
        intercom.Handler.Default
            .Do(async (_, read, _) =>
            {
                await read();
                configuration["Intercom:Connections:Default:AccessToken"] = "second-token";
                configuration.Reload();
                return new HttpResponseMessage(System.Net.HttpStatusCode.TooManyRequests)
                {
                    Content = new StringContent(Answers.Error("rate_limit_exceeded", "No.")),
                };
            })
            .Reply(200, Answers.Created());

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(["Bearer first-token", "Bearer second-token"], intercom.Handler.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_client_that_was_made_before_a_reload_follows_it()
    {
        var configuration = Configuration("first-token");
        await using var intercom = new IntercomHarness(configuration: configuration);
        intercom.Handler.Default.Reply(200, Answers.Created());
        var client = intercom.Client;
        await client.Conversations.CreateAsync(IntercomHarness.Request());

        configuration["Intercom:Connections:Default:AccessToken"] = "second-token";
        configuration["Intercom:Connections:Default:Region"] = "EU";
        configuration["Intercom:Connections:Default:ApiVersion"] = "2.16";
        configuration.Reload();
        await client.Conversations.CreateAsync(IntercomHarness.Request());

        var second = intercom.Handler.Requests[1];
        Assert.Equal("Bearer second-token", second.Header("Authorization"));
        Assert.Equal("2.16", second.Header("Intercom-Version"));
        Assert.Equal("api.eu.intercom.io", second.Uri.Host);
    }

    private static IConfigurationRoot Configuration(string token) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Intercom:Connections:Default:AccessToken"] = token }).Build();

    private static async Task<SentRequest> SendAsync(Action<IntercomConnection>? connection = null, CreateConversationRequest? request = null)
    {
        await using var intercom = new IntercomHarness(connection);
        intercom.Handler.Default.Reply(200, Answers.Created());
        await intercom.Client.Conversations.CreateAsync(request ?? IntercomHarness.Request());
        return Assert.Single(intercom.Handler.Requests);
    }
}
