using Elsa.Intercom.IntegrationTests.Sandbox.Programs;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A file with data to begin with.</summary>
public sealed class SeedFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-seed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_example_of_the_README_works()
    {
        await using var sandbox = await StartAsync(ReadmeBlocks.Seed);

        Assert.Equal(["ada@example.com", null], sandbox.Contacts.Select(x => x.Email));
        Assert.Equal("pro", sandbox.Contacts[0].CustomAttributes["plan"].GetString());
        Assert.Equal(("70", "lead"), (sandbox.Contacts[1].ExternalId, sandbox.Contacts[1].Role));
        var conversation = Assert.Single(sandbox.Conversations);
        Assert.Equal((sandbox.Contacts[0].Id, "Hello there"), (conversation.ContactId, conversation.Body));
        Assert.Equal(("closed", "20"), (conversation.State, conversation.TeamAssigneeId));
        Assert.Equal("vip", Assert.Single(conversation.Tags).Name);
        Assert.Equal([("comment", "Maria"), ("assignment", "Maria"), ("close", "Maria")], sandbox.Parts.Select(x => (x.PartType, x.AuthorName)));
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task The_workspace_is_that_of_the_file_also_after_a_clear()
    {
        await using var sandbox = await StartAsync(ReadmeBlocks.Seed);
        sandbox.Clear();
        using var api = new Caller(sandbox);

        Assert.Equal("Maria", (await api.GetAsync("/me"))["name"].GetString());
        Assert.Equal("Billing", Assert.Single((await api.GetAsync("/teams"))["teams"].EnumerateArray()).GetProperty("name").GetString());
        var type = Assert.Single(sandbox.TicketTypes);
        Assert.Equal(("40", "Complaint", "Customer"), (type.Id, type.Name, type.Category));
        Assert.Equal("vip", Assert.Single((await api.GetAsync("/tags"))["data"].EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Without_them_the_workspace_is_that_of_the_options()
    {
        await using var sandbox = await StartAsync("{}");
        using var api = new Caller(sandbox);

        Assert.Equal("Sandbox Admin", (await api.GetAsync("/me"))["name"].GetString());
    }

    [Fact]
    public async Task A_contact_is_named_by_email_or_external_id()
    {
        await using var sandbox = await StartAsync("""
            {
              "contacts": [{ "email": "Ada@example.com" }, { "external_id": "70", "archived": false }, { "email": "gone@example.com", "archived": true }],
              "conversations": [
                { "contact": "ada@example.com", "body": "First", "created_at": 1500000000 },
                { "contact": "70", "body": "Second", "subject": "About", "attachment_urls": ["https://example.com/a.png"] }
              ]
            }
            """);

        Assert.Equal([false, false, true], sandbox.Contacts.Select(x => x.Archived));
        Assert.Equal(sandbox.Contacts.Take(2).Select(x => x.Id), sandbox.Conversations.Select(x => x.ContactId));
        Assert.Equal(1_500_000_000, sandbox.Conversations[0].CreatedAt.ToUnixTimeSeconds());
        Assert.Equal(("About", "https://example.com/a.png"), (sandbox.Conversations[1].Subject, Assert.Single(sandbox.Conversations[1].AttachmentUrls)));
    }

    [Theory]
    [InlineData("[]", "it must be an object.")]
    [InlineData("{\n\"contacts\": [}", "line 2 is not valid JSON")]
    [InlineData("""{"contacts":[],"contacts":[]}""", "an object in it has a field twice")]
    [InlineData("""{"contacts":[{"name":"\ud800"}]}""", "it contains a lone surrogate")]
    [InlineData("""{"contact":[]}""", "contact is not a field; the fields are ")]
    [InlineData("""{"contacts":{}}""", "contacts must be an array")]
    [InlineData("""{"contacts":["ada@example.com"]}""", "contacts[0] must be an object")]
    [InlineData("""{"contacts":[{},{"emial":"ada@example.com"}]}""", "contacts[1].emial is not a field; the fields are role, external_id, email, ")]
    [InlineData("""{"contacts":[{"email":"ada"}]}""", "contacts[0].email must be an email address")]
    [InlineData("""{"contacts":[{"owner_id":7}]}""", "contacts[0].owner_id: The owner specified is not a member of the workspace")]
    [InlineData("""{"contacts":[{"email":"a@example.com"},{"email":"A@example.com"}]}""",
        "contacts[1]: A contact matching those details already exists with id=")]
    [InlineData("""{"contacts":[{"external_id":"7","tags":["vip",1]}]}""", "contacts[0].tags[1] must be a string")]
    [InlineData("""{"contacts":[{"external_id":"7","tags":["nice"]}]}""", "contacts[0].tags must be names of tags; there is no tag 'nice'")]
    [InlineData("""{"admins":[{"id":"1","name":"Maria"}]}""", "admins[0].email is required")]
    [InlineData("""{"admins":[]}""", "Admins must not be empty: ")]
    [InlineData("""{"teams":[{"id":"20","name":"Billing","admin_ids":["7"]}]}""", "Teams: every member must be one of Admins")]
    [InlineData("""{"tags":[{"id":"vip","name":"vip"}]}""", "Tags: every id must be a number, such as 101")]
    [InlineData("""{"ticket_types":[{"id":1,"name":"Bug","category":"customer"}]}""", "TicketTypes: the category must be Customer, Back-office or Tracker")]
    [InlineData("""{"tags":[{"id":1,"label":"vip"}]}""", "tags[0].label is not a field; the fields are id, name")]
    [InlineData("""{"contacts":[{"external_id":"7"}],"conversations":[{"contact":"7","body":"Hi","parts":[{"message_type":"close","type":"admin"}]}]}""",
        "conversations[0].parts[0]: admin_id is required")]
    [InlineData("""{"contacts":[{"external_id":"7"}],"conversations":[{"contact":"7","body":"Hi","parts":[{"message_type":"closed"}]}]}""",
        "conversations[0].parts[0]: type is required")]
    [InlineData("""{"contacts":[{"external_id":"7"}],"conversations":[{"contact":"7","body":"Hi","parts":[{"mesage_type":"close"}]}]}""",
        "conversations[0].parts[0].mesage_type is not a field; the fields are message_type, type, ")]
    [InlineData("""{"conversations":[{"body":"Hi"}]}""", "conversations[0].contact is required")]
    [InlineData("""{"conversations":[{"contact":"a@example.com","body":"Hi"}]}""", "conversations[0].contact must be the external_id or email of one contact ")]
    [InlineData("""{"contacts":[{"external_id":"7"}],"conversations":[{"contact":"7","body":" "}]}""", "conversations[0].body: Body is required")]
    [InlineData("""{"contacts":[{"external_id":"7"}],"conversations":[{"contact":"7","body":"Hi","created_at":"now"}]}""",
        "conversations[0].created_at must be an integer")]
    [InlineData("""{"contacts":[{"external_id":"7","archived":true}],"conversations":[{"contact":"7","body":"Hi"}]}""",
        "conversations[0].contact must be the external_id or email of one contact in the file that is not archived")]
    public async Task A_wrong_file_is_one_sentence_that_names_the_field(string json, string sentence)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(json));

        Assert.StartsWith($"The seed file '{Path.Combine(_folder.FullName, "data.json")}' can't be used: {sentence}", error.Message, StringComparison.Ordinal);
        Assert.Single(error.Message.Split('\n'));
    }

    private async Task<IntercomSandbox> StartAsync(string json)
    {
        var file = Path.Combine(_folder.FullName, "data.json");
        await File.WriteAllTextAsync(file, json);
        return await IntercomSandbox.StartAsync(x => x.SeedFile = file);
    }
}
