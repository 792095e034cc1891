using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>The contact operations on the wire.</summary>
public class ContactClientTests
{
    private const string Email = "ada@example.com";

    [Theory]
    [InlineData("2.13")]
    [InlineData("2.14")]
    [InlineData("Preview")]
    public async Task From_2_13_a_user_is_read_by_external_id(string version)
    {
        await using var intercom = new IntercomHarness(connection => connection.ApiVersion = version);
        intercom.Handler.Default.Reply(200, Answers.Contact(externalId: "a/b c?&#ü@x"), headers: "X-Request-Id: req-1");

        var contact = await intercom.Client.Contacts.FindUserByExternalIdAsync("a/b c?&#ü@x");

        Assert.Equal("GET /contacts/find_by_external_id/a%2Fb%20c%3F%26%23%C3%BC%40x", Assert.Single(intercom.Handler.Requests).Line);
        Assert.Equal(Answers.ContactId, contact!.Id);
        Assert.Equal("req-1", contact.RequestId);
    }

    [Fact]
    public async Task Before_2_13_a_user_is_searched_by_external_id()
    {
        await using var intercom = new IntercomHarness(connection => connection.ApiVersion = "2.12");
        intercom.Handler.Default.Reply(200, Answers.Contacts(Answers.ContactJson(externalId: "u-1")));

        Assert.Equal(Answers.ContactId, (await intercom.Client.Contacts.FindUserByExternalIdAsync("u-1"))!.Id);
        Assert.Equal("POST /contacts/search", intercom.Handler.Requests[0].Line);
        Assert.Equal(
            """{"query":{"operator":"AND","value":[{"field":"external_id","operator":"=","value":"u-1"},{"field":"role","operator":"=","value":"user"}]},"""
                + "\"pagination\":{\"per_page\":50}}",
            intercom.Handler.Requests[0].Body);
    }

    [Fact]
    public async Task A_search_by_one_term_needs_no_AND()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contacts());

        Assert.Empty(await intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = Email }));
        Assert.Equal(
            """{"query":{"field":"email","operator":"=","value":"ada@example.com"},"pagination":{"per_page":50}}""", intercom.Handler.Requests[0].Body);
    }

    [Fact]
    public async Task A_search_for_nothing_is_refused_before_sending()
    {
        await using var intercom = new IntercomHarness();

        Assert.Equal(
            IntercomErrorCodes.InvalidRequest,
            (await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = " " }))).Code);
        Assert.Empty(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_result_that_does_not_match_is_left_out()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contacts(
            Answers.ContactJson("1", email: "ADA@example.com", externalId: "u-1"),
            Answers.ContactJson("2", email: "ada@example.com.au", externalId: "u-1"),
            Answers.ContactJson("3", email: Email, externalId: "U-1"),
            Answers.ContactJson("", email: Email, externalId: "u-1")));

        var found = await intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = Email, ExternalId = "u-1" });

        Assert.Equal("1", Assert.Single(found).Id);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_contact_that_is_gone_is_null(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, Answers.Error("not_found", "User Not Found"));

        Assert.Null(await intercom.Client.Contacts.GetAsync(Answers.ContactId));
        Assert.Null(await intercom.Client.Contacts.FindUserByExternalIdAsync("u-1"));
        Assert.Equal(2, intercom.Handler.Requests.Count);
        Assert.Empty(intercom.Time.Waits);
    }

    [Fact]
    public async Task A_404_of_something_else_does_not_mean_that_the_contact_is_gone()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, "<html>", "text/html");

        Assert.Equal(IntercomErrorKind.Rejected, (await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.GetAsync("1"))).Kind);
    }

    [Theory]
    [InlineData("{\"id\":6762,\"role\":null,\"archived\":null,\"phone\":123,\"new\":[]}")]
    [InlineData("{\"id\":\"6762\"}")]
    public async Task A_contact_is_read_leniently(string answer)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer);

        var contact = await intercom.Client.Contacts.GetAsync("6762");

        Assert.Equal("6762", contact!.Id);
        Assert.Null(contact.Role);
        Assert.Null(contact.Archived);
    }

    [Theory]
    [InlineData("role", "7")]
    [InlineData("external_id", "[]")]
    [InlineData("name", "{\"first\":\"Ada\"}")]
    [InlineData("phone", "[\"1\"]")]
    [InlineData("archived", "\"no\"")]
    [InlineData("archived", "0")]
    public async Task An_odd_field_does_not_make_a_found_contact_nobody(string field, string value)
    {
        await using var intercom = new IntercomHarness();
        var odd = Answers.ContactJson(email: Email);
        odd[field] = Newtonsoft.Json.Linq.JToken.Parse(value);
        intercom.Handler.Default.Reply(200, Answers.Contacts(odd));

        Assert.Equal(Answers.ContactId, Assert.Single(await intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = Email })).Id);
    }

    [Fact]
    public async Task An_email_address_is_searched_in_lower_case()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contacts(Answers.ContactJson(email: Email)));

        Assert.Single(await intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = "Ada@Example.COM" }));
        Assert.Contains("\"value\":\"ada@example.com\"", intercom.Handler.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"type\":\"list\",\"data\":[]}")]
    [InlineData("{\"id\":\"\"}")]
    public async Task A_response_without_a_contact_is_not_Intercoms(string answer)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer);

        var read = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.GetAsync("1"));
        var written = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.CreateAsync(new ContactRequest { Email = Email }));

        Assert.Equal((IntercomErrorKind.Unavailable, IntercomErrorCodes.InvalidAnswer), (read.Kind, read.Code));
        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.InvalidAnswer), (written.Kind, written.Code));
    }

    [Fact]
    public async Task A_search_response_without_data_is_not_Intercoms()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, "{\"total_count\":0}");

        Assert.Equal(
            IntercomErrorCodes.InvalidAnswer,
            (await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = Email }))).Code);
    }

    [Fact]
    public async Task A_new_contact_is_posted_without_what_is_not_set()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contact(role: "lead", email: Email));

        await intercom.Client.Contacts.CreateAsync(
            new ContactRequest { Role = "lead", Email = Email, SignedUpAt = DateTimeOffset.FromUnixTimeSeconds(1734537501) });

        var sent = Assert.Single(intercom.Handler.Requests);
        Assert.Equal("POST /contacts", sent.Line);
        Assert.Equal($$"""{"role":"lead","email":"{{Email}}","signed_up_at":1734537501}""", sent.Body);
    }

    [Fact]
    public async Task A_contact_of_nothing_is_refused_before_sending()
    {
        await using var intercom = new IntercomHarness();

        await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.CreateAsync(new ContactRequest { Name = "Ada" }));
        Assert.Empty(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_change_is_put_to_the_contacts_own_address()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contact());

        await intercom.Client.Contacts.UpdateAsync(Answers.ContactId, new ContactRequest { Name = "Ada" });

        var sent = Assert.Single(intercom.Handler.Requests);
        Assert.Equal($"PUT /contacts/{Answers.ContactId}", sent.Line);
        Assert.Equal("""{"name":"Ada"}""", sent.Body);
    }

    [Fact]
    public async Task An_id_is_one_segment_of_the_path()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, Answers.Error("not_found", "No."));

        Assert.Null(await intercom.Client.Contacts.GetAsync("a/b"));

        Assert.Equal("GET /contacts/a%2Fb", Assert.Single(intercom.Handler.Requests).Line);
    }

    [Theory]
    [InlineData("another@example.com", "42", "user")]
    [InlineData(Email, "43", "user")]
    [InlineData(Email, "42", "lead")]
    public async Task A_response_with_another_contact_than_the_request_names_leaves_a_change_unknown(string email, string externalId, string role)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contact(Answers.ContactId, role, email, externalId));
        var request = new ContactRequest { Role = "user", Email = Email.ToUpperInvariant(), ExternalId = "42" };

        var created = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.CreateAsync(request));
        var updated = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.UpdateAsync(Answers.ContactId, request));

        Assert.All([created, updated], e => Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.InvalidAnswer), (e.Kind, e.Code)));
    }

    [Fact]
    public async Task A_response_to_a_change_with_another_id_leaves_it_unknown()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contact(Answers.OtherContactId));

        var e = await Assert.ThrowsAsync<IntercomException>(
            () => intercom.Client.Contacts.UpdateAsync(Answers.ContactId, new ContactRequest { Name = "Ada" }));

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_blank_id_reads_no_list(string id)
    {
        await using var intercom = new IntercomHarness();

        await Assert.ThrowsAsync<ArgumentException>(() => intercom.Client.Contacts.GetAsync(id));
        await Assert.ThrowsAsync<ArgumentException>(() => intercom.Client.Contacts.FindUserByExternalIdAsync(id));
        await Assert.ThrowsAsync<ArgumentException>(() => intercom.Client.Contacts.UpdateAsync(id, new ContactRequest()));
        Assert.Empty(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_of_dots_reaches_no_other_address(string id)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Contact());

        Func<Task>[] calls =
        [
            () => intercom.Client.Contacts.GetAsync(id),
            () => intercom.Client.Contacts.FindUserByExternalIdAsync(id),
            () => intercom.Client.Contacts.UpdateAsync(id, new ContactRequest { Name = "Ada" }),
        ];

        foreach (var call in calls)
            Assert.Equal(IntercomErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<IntercomException>(call)).Code);

        Assert.Empty(intercom.Handler.Requests);
    }
}
