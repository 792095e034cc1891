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
        Assert.Empty(sandbox.Requests);
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
    [InlineData("[]", "it must be an object with ")]
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
