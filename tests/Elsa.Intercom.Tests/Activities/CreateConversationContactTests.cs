using Elsa.Intercom.Api;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Who the author names, and who speaks.</summary>
public sealed class CreateConversationContactTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Theory]
    [InlineData("email", "lead", "user")]
    [InlineData("email", "user", "user")]
    [InlineData("external_id", "user", "user")]
    [InlineData("external_id", "lead", "lead")]
    public async Task The_role_of_the_found_contact_is_sent(string identifyBy, string contactType, string found)
    {
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Role = found, Email = Sample.Email, ExternalId = "42" });

        await _scene.RunAsync(Sample.Conversation(activity =>
        {
            activity.IdentifyBy = new(identifyBy);
            activity.Contact = new(identifyBy == "email" ? Sample.Email : "42");
            activity.ContactType = new(contactType);
        }));

        Assert.Equal((found, Sample.ContactId), (_scene.Sent.Single().From.Type, _scene.Sent.Single().From.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_email_address_that_an_expression_gives_in_place_of_an_id_is_refused(bool dryRun)
    {
        var run = await _scene.RunAsync(Sample.Conversation(activity =>
        {
            activity.IdentifyBy = new("id");
            activity.Contact = Sample.JavaScript<string>($"'{Sample.Email}'");
            activity.DryRun = new(dryRun);
        }));

        Assert.Equal("Rejected", run.Fault.Type);
        Assert.DoesNotContain(Sample.Email, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
