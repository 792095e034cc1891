using System.Net;
using System.Text;
using System.Text.Json;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>The faults over HTTP.</summary>
public sealed class FaultRouteTests : FaultTest
{
    private const string Route = "/sandbox/faults";

    [Fact]
    public async Task One_is_added_with_everything_it_can_have()
    {
        var reply = await Api.PostAsync(Route, """
            {"fault":"server_error","status":504,"after_storing":true,"method":"POST","path":"/conversations","times":3,"skip":2,"fraction":0.2,"seed":1}
            """);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(
            new SandboxFault
            {
                Kind = SandboxFaultKind.ServerError,
                Status = 504,
                AfterStoring = true,
                Method = "POST",
                Path = "/conversations",
                Times = 3,
                Skip = 2,
                Fraction = 0.2,
                Seed = 1
            },
            Assert.Single(Intercom.Faults.Active));
        Assert.Single(reply["active"].EnumerateArray());
    }

    [Fact]
    public async Task Its_defaults_are_those_in_code()
    {
        await Api.PostAsync(Route, new { fault = "close" });

        Assert.Equal(new SandboxFault { Kind = SandboxFaultKind.Close }, Assert.Single(Intercom.Faults.Active));
    }

    [Fact]
    public async Task Null_times_is_until_it_is_cleared()
    {
        await Api.PostAsync(Route, """{"fault":"close","times":null,"method":null,"path":null,"fraction":null,"seed":null,"after_storing":null}""");

        Assert.Equal(new SandboxFault { Kind = SandboxFaultKind.Close, Times = null }, Assert.Single(Intercom.Faults.Active));
    }

    [Fact]
    public async Task Several_are_added_in_their_order()
    {
        await Api.PostAsync(Route, """[{"fault":"slow","delay_seconds":1.5},{"fault":"clock_skew","skew_seconds":-600}]""");

        Assert.Equal(
            [
                new() { Kind = SandboxFaultKind.Slow, Delay = TimeSpan.FromSeconds(1.5) },
                new() { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromMinutes(-10) }
            ],
            Intercom.Faults.Active);
    }

    [Fact]
    public async Task Every_kind_has_its_name()
    {
        string[] names = ["rate_limited", "rate_limited_without_headers", "server_error", "close", "reset", "slow", "truncated_json", "html_page",
            "wrong_content_type", "no_conversation_id", "lagging_search", "contact_not_visible", "clock_skew"];

        foreach (var name in names)
        {
            var delay = name is "slow" or "lagging_search" ? ",\"delay_seconds\":1" : name == "clock_skew" ? ",\"skew_seconds\":1" : "";
            Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Route, $$"""{"fault":"{{name}}"{{delay}}}""")).Status);
        }

        Assert.Equal(Enum.GetValues<SandboxFaultKind>(), Intercom.Faults.Active.Select(x => x.Kind));
    }

    [Fact]
    public async Task The_list_holds_what_is_active_and_what_was_injected()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = 2, AfterStoring = true });
        var hit = await StartConversationAsync();

        var list = await Api.GetAsync(Route);

        var active = Assert.Single(list["active"].EnumerateArray());
        Assert.Equal(("server_error", 1, 503, true), (active.GetProperty("fault").GetString(), active.GetProperty("times").GetInt32(),
            active.GetProperty("status").GetInt32(), active.GetProperty("after_storing").GetBoolean()));
        var injected = new
        {
            fault = "server_error",
            description = "503 after storing",
            request_id = hit.Headers["X-Request-Id"],
            at = TestClock.Start.ToUnixTimeSeconds(),
            method = "POST",
            path = "/conversations",
            stored = true
        };
        Assert.Equal(JsonSerializer.Serialize(injected), Assert.Single(list["injected"].EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task The_list_can_be_sent_again()
    {
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ServerError, Status = 502, Method = "GET", Path = "/contacts/*", Skip = 1, Times = null },
            new SandboxFault { Kind = SandboxFaultKind.Close, AfterStoring = true, Fraction = 0.5, Seed = 3 },
            new SandboxFault { Kind = SandboxFaultKind.RateLimited },
            new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromSeconds(90) },
            new SandboxFault { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromSeconds(-0.5) });
        var before = (await Api.GetAsync(Route))["active"].GetRawText();
        Intercom.Faults.Clear();

        await Api.PostAsync(Route, before);

        Assert.Equal(before, (await Api.GetAsync(Route))["active"].GetRawText());
    }

    [Fact]
    public async Task Delete_stops_them()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = null });
        await StatusesAsync(1);

        var list = await Api.SendAsync(HttpMethod.Delete, Route, null);

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Empty(list["active"].EnumerateArray());
        Assert.Single(list["injected"].EnumerateArray());
        Assert.Equal("200", await StatusesAsync(1));
    }

    [Fact]
    public async Task It_asks_for_no_token_and_is_no_request_to_the_API()
    {
        Api.Headers.Authorization = null;

        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Route, new { fault = "close" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(Route)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.SendAsync(HttpMethod.Delete, Route, null)).Status);
        Assert.Empty(Intercom.Requests);
    }

    [Theory]
    [InlineData("""{"fault":"closed"}""", "fault must be one of rate_limited, rate_limited_without_headers, server_error, close, ")]
    [InlineData("""{"fault":2}""", "fault must be a string")]
    [InlineData("""{"fault":null}""", "fault must be one of rate_limited, ")]
    [InlineData("""{"times":1}""", "fault must be one of rate_limited, ")]
    [InlineData("""{"fault":"close","time":1}""", "time is not a field; the fields are fault, method, path, times, skip, fraction, seed, status, ")]
    [InlineData("""{"fault":"close","delay":"00:00:05"}""", "delay is not a field; the fields are ")]
    [InlineData("""{"fault":"close","method":1}""", "method must be a string")]
    [InlineData("""{"fault":"close","path":"me"}""", "path must be a path such as /conversations")]
    [InlineData("""{"fault":"close","times":0}""", "times must be at least 1, or null")]
    [InlineData("""{"fault":"close","times":1.5}""", "times must be an integer")]
    [InlineData("""{"fault":"close","times":3000000000}""", "times must be from -2147483648 to 2147483647")]
    [InlineData("""{"fault":"close","skip":null}""", "skip must be an integer")]
    [InlineData("""{"fault":"close","fraction":"0.5"}""", "fraction must be a number")]
    [InlineData("""{"fault":"close","fraction":20}""", "fraction must be from 0 to 1")]
    [InlineData("""{"fault":"close","seed":1}""", "seed has an effect only with fraction")]
    [InlineData("""{"fault":"server_error","status":429}""", "status must be 500, 502, 503 or 504")]
    [InlineData("""{"fault":"close","after_storing":"yes"}""", "after_storing must be a boolean")]
    [InlineData("""{"fault":"rate_limited","after_storing":true}""", "after_storing cannot be true for rate_limited")]
    [InlineData("""{"fault":"slow"}""", "delay_seconds must be more than zero and at most a day for slow")]
    [InlineData("""{"fault":"slow","delay_seconds":"5"}""", "delay_seconds must be a number")]
    [InlineData("""{"fault":"slow","delay_seconds":1e300}""", "delay_seconds must be more than zero and at most a day for slow")]
    [InlineData("""{"fault":"slow","delay_seconds":1e999}""", "delay_seconds must be a number")]
    [InlineData("""{"fault":"clock_skew","skew_seconds":-1e300}""", "skew_seconds must not be zero and must be at most 365 days either way for clock_skew")]
    [InlineData("""{"fault":"no_conversation_id","path":"/me"}""", "fault no_conversation_id applies only to POST /conversations, never to /me")]
    [InlineData("""[{"fault":"close"},{"fault":"slow"}]""", "[1].delay_seconds must be more than zero")]
    [InlineData("""[{"fault":"close"},3]""", "[1] must be a fault")]
    [InlineData("[]", "The body must be a fault")]
    [InlineData("3", "The body must be a fault")]
    [InlineData("", "The body must be a fault")]
    [InlineData("{", "The request body is not valid JSON")]
    public async Task Bad_input_is_refused_with_a_sentence_and_adds_nothing(string body, string sentence)
    {
        var reply = await Api.PostAsync(Route, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.StartsWith(sentence, reply["error"].GetString(), StringComparison.Ordinal);
        Assert.Empty(Intercom.Faults.Active);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_content_type_that_any_page_may_send_is_refused(string contentType)
    {
        using var content = new StringContent("""{"fault":"close"}""", Encoding.UTF8, contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Api.SendAsync(HttpMethod.Post, Route, content)).Status);
        Assert.Empty(Intercom.Faults.Active);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_is_refused(string origin)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Close });
        Api.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await Api.PostAsync(Route, new { fault = "reset" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Api.SendAsync(HttpMethod.Delete, Route, null)).Status);
        Assert.Equal(SandboxFaultKind.Close, Assert.Single(Intercom.Faults.Active).Kind);
    }

    [Fact]
    public async Task The_sandboxs_own_page_may()
    {
        Api.Headers.Add("Origin", Intercom.BaseUrl.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Route, new { fault = "reset" })).Status);
    }

    [Fact]
    public async Task A_fault_over_HTTP_hits_as_one_in_code()
    {
        await Api.PostAsync(Route, new { fault = "server_error", after_storing = true, path = "/conversations" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await StartConversationAsync()).Status);
        Assert.Single(Intercom.Conversations);
        Assert.Equal(JsonValueKind.Array, (await Api.GetAsync(Route))["active"].ValueKind);
    }
}
