using System.Net;
using System.Text.Json;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>The events of contacts.</summary>
public sealed class EventTests : SandboxTest
{
    private const string Path = "/events";

    private static readonly long Now = TestClock.Start.ToUnixTimeSeconds();

    [Theory]
    [InlineData("id", "ID")]
    [InlineData("user_id", "70")]
    [InlineData("email", "ADA@example.com")]
    public async Task An_event_is_accepted_without_a_body_and_listed(string field, string value)
    {
        var ada = Intercom.AddContact("ada@example.com", externalId: "70");

        var reply = await TrackAsync(field, value == "ID" ? ada.Id : value, "paid", Now, """{"plan":"pro","price":{"amount":34999,"currency":"eur"}}""");

        Assert.Equal((HttpStatusCode.Accepted, "", "0"), (reply.Status, reply.Text, reply.Headers["Content-Length"]));
        Assert.False(reply.Headers.ContainsKey("Content-Type"), "nothing has a content type");
        var list = await Api.GetAsync($"{Path}?type=user&user_id=70");
        Shapes.EventList.Check(list.Json);
        Assert.Equal((ada.Id, "ada@example.com"), (list["intercom_user_id"].GetString(), list["email"].GetString()));
        var item = Assert.Single(list["events"].EnumerateArray());
        Assert.Equal(("paid", Now), (item.GetProperty("event_name").GetString(), item.GetProperty("created_at").GetInt64()));
        Assert.Equal("""{"plan":"pro","price":{"amount":34999,"currency":"eur"}}""", item.GetProperty("metadata").GetRawText());
    }

    [Fact]
    public async Task The_same_event_counts_once()
    {
        Intercom.AddContact("ada@example.com", externalId: "70");
        Intercom.AddContact("grace@example.com", externalId: "71");

        (string, string, long)[] sent = [("70", "paid", Now), ("70", "paid", Now), ("70", "paid", Now - 1), ("70", "left", Now), ("71", "paid", Now)];

        foreach (var (user, name, at) in sent)
            Assert.Equal(HttpStatusCode.Accepted, (await TrackAsync("user_id", user, name, at)).Status);

        Assert.Equal(4, Intercom.Events.Count);
        var list = await Api.GetAsync($"{Path}?type=user&email=ada@example.com");
        Assert.Equal(["paid", "left", "paid"], list["events"].EnumerateArray().Select(x => x.GetProperty("event_name").GetString()));

        var summary = await Api.GetAsync($"{Path}?type=user&email=ada@example.com&summary=true");
        Assert.Equal(
            """{"name":"paid","first":"2026-03-01T11:59:59.000+00:00","last":"2026-03-01T12:00:00.000+00:00","count":2,"description":""}""",
            summary["events"][0].GetRawText());
    }

    [Fact]
    public async Task Only_ten_keys_of_metadata_and_ninety_days_are_kept()
    {
        var lead = Intercom.AddContact(role: "lead");
        var metadata = JsonSerializer.Serialize(Enumerable.Range(0, 12).ToDictionary(x => $"key{x:00}", x => "x"));

        await TrackAsync("id", lead.Id, "many", Now, metadata);
        await TrackAsync("id", lead.Id, "old", Now - (91 * 86_400));

        var item = Assert.Single((await Api.GetAsync($"{Path}?type=user&intercom_user_id={lead.Id}"))["events"].EnumerateArray());
        Assert.Equal((10, "key09"), (item.GetProperty("metadata").EnumerateObject().Count(), item.GetProperty("metadata").EnumerateObject().Last().Name));
    }

    [Theory]
    [InlineData("""{"created_at":1500000000,"user_id":"70"}""", 400, "parameter_invalid")]
    [InlineData("""{"event_name":" ","created_at":1500000000,"user_id":"70"}""", 400, "parameter_invalid")]
    [InlineData("""{"event_name":"paid","user_id":"70"}""", 400, "parameter_invalid")]
    [InlineData("""{"event_name":"paid","created_at":"now","user_id":"70"}""", 400, "parameter_invalid")]
    [InlineData("""{"event_name":"paid","created_at":1500000000}""", 400, "parameter_invalid")]
    [InlineData("""{"event_name":"paid","created_at":1500000000,"user_id":"70","metadata":[]}""", 400, "parameter_invalid")]
    [InlineData("""{"event_name":"paid","created_at":1500000000,"user_id":"71"}""", 404, "not_found")]
    [InlineData("""{"event_name":"paid","created_at":1500000000,"id":"123"}""", 404, "not_found")]
    [InlineData("""{"event_name":"paid","created_at":1500000000,"email":"nobody@example.com"}""", 404, "not_found")]
    public async Task An_invalid_event_is_refused(string body, int status, string code)
    {
        Intercom.AddContact("ada@example.com", externalId: "70");

        (await Api.PostAsync(Path, body)).MustBeError((HttpStatusCode)status, code);
    }

    [Theory]
    [InlineData("user_id=70", 400)]
    [InlineData("type=admin&user_id=70", 400)]
    [InlineData("type=user", 400)]
    [InlineData("type=user&user_id=71", 404)]
    public async Task A_list_needs_a_contact(string query, int status)
    {
        Intercom.AddContact("ada@example.com", externalId: "70");

        Assert.Equal(status, (int)(await Api.GetAsync($"{Path}?{query}")).Status);
    }

    private Task<Reply> TrackAsync(string field, string value, string name, long at, string metadata = "{}") =>
        Api.PostAsync(Path, $$"""{"event_name":"{{name}}","created_at":{{at}},"{{field}}":"{{value}}","metadata":{{metadata}} }""");
}
