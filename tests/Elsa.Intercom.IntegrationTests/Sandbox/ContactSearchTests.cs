using System.Net;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

public sealed class ContactSearchTests : SandboxTest
{
    private static readonly long Today = TestClock.Start.ToUnixTimeSeconds();

    protected override void Configure(IntercomSandboxOptions options) => options.SearchDelay = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("email", "=", "ADA@example.com", "ada")]
    [InlineData("email_domain", "=", "example.org", "grace")]
    [InlineData("email", "~", "example", "ada grace")]
    [InlineData("email", "!~", "example.org", "ada")]
    [InlineData("role", "!=", "user", "grace")]
    [InlineData("name", "^", "A", "ada")]
    [InlineData("name", "$", "e", "grace")]
    [InlineData("name", "=", "ada", "")]
    [InlineData("external_id", "=", "1", "ada")]
    [InlineData("external_id", "=", null, "grace")]
    [InlineData("external_id", "!=", null, "ada")]
    [InlineData("unsubscribed_from_emails", "=", false, "ada grace")]
    [InlineData("tag_id", "=", "1", "")]
    [InlineData("custom_attributes.plan", "=", "pro", "ada")]
    public async Task Operators_compare_as_described(string field, string operation, object? value, string found)
    {
        await SeedAsync();
        var reply = await Api.SearchAsync("/contacts/search", field, operation, value);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.ContactList("2.14").Check(reply.Json);
        Assert.Equal(found, string.Join(' ', reply["data"].EnumerateArray().Select(x => x.GetProperty("email").GetString()!.Split('@')[0]).Order()));
    }

    [Theory]
    [InlineData("=", 0, true)]
    [InlineData("=", 40_000, true)]
    [InlineData("=", 86_400, false)]
    [InlineData(">", 0, false)]
    [InlineData(">", -86_400, true)]
    [InlineData("<", 86_400, true)]
    [InlineData("<", 40_000, false)]
    public async Task Dates_are_compared_by_calendar_day(string operation, int offset, bool found)
    {
        await SeedAsync();
        var reply = await Api.SearchAsync("/contacts/search", "created_at", operation, Today + offset);

        Assert.Equal(found ? 2 : 0, reply["total_count"].GetInt32());
        Assert.Equal(found ? 2 : 0, (await Api.SearchAsync("/contacts/search", "created_at", operation, $"{Today + offset}"))["total_count"].GetInt32());
    }

    [Theory]
    [InlineData("shoe_size", "=", "43")]
    [InlineData("created_at", "!=", 1)]
    [InlineData("created_at", ">=", 1)]
    [InlineData("created_at", "=", "yesterday")]
    [InlineData("email", ">", "a")]
    [InlineData("email", "=", 1)]
    [InlineData("email", "==", "a")]
    [InlineData("email", "IN", "a")]
    [InlineData("email", "~", null)]
    [InlineData("tag_id", "~", "a")]
    [InlineData("unsubscribed_from_emails", "=", "no")]
    public async Task A_filter_that_the_description_does_not_have_is_refused(string field, string operation, object? value) =>
        (await Api.SearchAsync("/contacts/search", field, operation, value)).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

    [Fact]
    public async Task A_new_contact_is_invisible_until_the_delay_is_over()
    {
        Intercom.AddContact("ada@example.com");
        Assert.Equal(0, await CountAsync());

        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await CountAsync());

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await CountAsync());

        async Task<int> CountAsync() => (await Api.SearchAsync("/contacts/search", "email", "=", "ada@example.com"))["total_count"].GetInt32();
    }

    [Fact]
    public async Task Fifty_are_a_page()
    {
        for (var i = 0; i < 51; i++)
            Intercom.AddContact($"{i}@example.com");

        Clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await Api.SearchAsync("/contacts/search", "role", "=", "user");

        Assert.Equal(50, reply["data"].GetArrayLength());
        Assert.Equal(51, reply["total_count"].GetInt32());
        Assert.Equal(2, reply["pages"].GetProperty("total_pages").GetInt32());
    }

    private async Task SeedAsync()
    {
        await Api.PostAsync("/contacts", new { email = "ada@example.com", name = "Ada", external_id = "1", custom_attributes = new { plan = "pro" } });
        Intercom.AddContact("grace@example.org", "lead", name: "Grace");
        Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
