using Elsa.Intercom.Api;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationDryRunTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task Nothing_is_sent_claimed_or_committed()
    {
        var activity = Sample.Conversation(activity => activity.DryRun = new(true));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Empty(_scene.Trail.Steps);
        Assert.Null(run.Output(activity, "ConversationId"));
        Assert.Null(run.Output(activity, "MessageId"));
        Assert.Equal(false, run.Output(activity, "Reused"));
        Assert.Equal(Sample.ContactId, run.Output(activity, "ContactId"));
        Assert.Equal("Dry run: nothing was sent", run.Journal(activity)["Result"]);
    }

    [Fact]
    public async Task The_request_that_would_be_sent_is_shown_as_JSON()
    {
        var activity = Sample.Conversation(activity =>
        {
            activity.DryRun = new(true);
            activity.Connection = new("Europe");
            activity.Subject = new("Welcome");
            activity.BrandId = new("7");
            activity.CreatedAt = new(DateTimeOffset.FromUnixTimeSeconds(1734537501));
            activity.AttachmentUrls = new(["https://example.com/1.png"]);
        });

        var run = await _scene.RunAsync(activity);

        var expected = JObject.Parse($$"""
            {
              "from": { "type": "user", "id": "{{Sample.ContactId}}" },
              "body": "I would like to start.",
              "subject": "Welcome",
              "attachment_urls": ["https://example.com/1.png"],
              "created_at": 1734537501,
              "brand_id": "7"
            }
            """);
        Assert.Equal(expected.ToString(), JObject.Parse(Assert.IsType<string>(run.Output(activity, "Request"))).ToString());
    }

    [Fact]
    public async Task The_contact_is_looked_up()
    {
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Role = "lead", Email = Sample.Email });
        var activity = Sample.Conversation(activity =>
        {
            activity.DryRun = new(true);
            activity.IdentifyBy = new("email");
            activity.Contact = new(Sample.Email);
        });

        var run = await _scene.RunAsync(activity);

        Assert.Equal(["look up"], _scene.Trail.Steps);
        var from = JObject.Parse((string)run.Output(activity, "Request")!)["from"]!;
        Assert.Equal(("lead", Sample.ContactId), ((string?)from["type"], (string?)from["id"]));
    }

    [Fact]
    public async Task Invalid_input_has_the_same_error_as_in_a_real_run()
    {
        var run = await _scene.RunAsync(Sample.Conversation(activity =>
        {
            activity.DryRun = new(true);
            activity.Body = new(" ");
        }));

        Assert.StartsWith("Message is empty.", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_stays_free_for_the_real_run()
    {
        await _scene.RunAsync(Sample.Conversation(activity => (activity.DryRun, activity.IdempotencyKey) = (new(true), new("onboarding:42"))));
        var real = Sample.Conversation(activity => activity.IdempotencyKey = new("onboarding:42"));

        var run = await _scene.RunAsync(real);

        Assert.Single(_scene.Sent);
        Assert.Equal(false, run.Output(real, "Reused"));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
