using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationInputTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly List<Variable> _variables = [];

    public enum Given
    {
        Literal,
        JavaScript,
        Variable,
    }

    public static TheoryData<Given> EveryWay => [.. Enum.GetValues<Given>()];

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Inputs_of_the_message_reach_the_request(Given given)
    {
        var activity = new CreateConversation
        {
            Connection = Input<string?>(given, "Europe", "'Eur' + 'ope'"),
            Contact = Input(given, Sample.ContactId, $"'{Sample.ContactId}'"),
            ContactType = Input<string?>(given, "lead", "'lead'"),
            Body = Input(given, "Hello\nthere", "'Hello' + '\\n' + 'there'"),
            CreatedAt = Input<DateTimeOffset?>(given, DateTimeOffset.FromUnixTimeSeconds(1734537501), "new Date(1734537501000)"),
            AttachmentUrls = Input<ICollection<string>?>(given, ["https://example.com/1.png"], "['https://example.com/1.png']"),
            Subject = Input<string?>(given, "Welcome", "'Welcome'"),
            BrandId = Input<string?>(given, "7", "'7'"),
            MessageType = Input<string?>(given, "email", "'email'"),
        };

        await _scene.RunAsync(_variables, activity);

        var sent = Assert.Single(_scene.Sent);
        Assert.Equal("Europe", Assert.Single(_scene.ConnectionsUsed.Distinct()));
        Assert.Equal((Sample.ContactId, "lead"), (sent.From.Id, sent.From.Type));
        Assert.Equal("Hello\nthere", sent.Body);
        Assert.Equal(1734537501, sent.CreatedAt?.ToUnixTimeSeconds());
        Assert.Equal(["https://example.com/1.png"], sent.AttachmentUrls);
        Assert.Equal("Welcome", sent.Subject);
        Assert.Equal("7", sent.BrandId);
        Assert.Equal("email", sent.MessageType);
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task IdentifyBy_and_Contact_reach_the_look_up(Given given)
    {
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Role = "lead", Email = Sample.Email });

        await _scene.RunAsync(_variables, Sample.Conversation(activity =>
        {
            activity.IdentifyBy = Input<string?>(given, "email", "'email'");
            activity.Contact = Input(given, Sample.Email, $"'{Sample.Email}'");
        }));

        Assert.Equal(Sample.Email, Assert.Single(_scene.Searches).Email);
        Assert.Equal((Sample.ContactId, "lead"), (_scene.Sent.Single().From.Id, _scene.Sent.Single().From.Type));
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task IdempotencyKey_reaches_the_claim(Given given)
    {
        await _scene.RunAsync(
            _variables, Sample.Conversation(activity => activity.IdempotencyKey = Input<string?>(given, "onboarding:42", "'onboarding:' + 42")));

        var claim = Assert.Single(_scene.Ledger.Claims);
        Assert.Equal("key:onboarding:42", claim.Key);
        Assert.False(claim.IsAutomatic);
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task DryRun_is_obeyed(Given given)
    {
        var dry = Sample.Conversation(activity => activity.DryRun = Input(given, true, "true"));

        var run = await _scene.RunAsync(_variables, dry);

        Assert.Empty(_scene.Sent);
        Assert.Equal("Done", run.Outcome(dry));
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task OnUnknown_is_obeyed(Given given)
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.Unknown, "timeout", "Nobody knows."));

        await _scene.RunAsync(_variables, Sample.Conversation(activity => activity.OnUnknown = Input<string?>(given, "Create", "'Cre' + 'ate'")));

        Assert.Equal(2, _scene.Trail.Steps.Count(step => step == "begin sending"));
    }

    [Fact]
    public async Task Blanks_around_short_texts_are_cut_off_and_those_of_the_message_kept()
    {
        await _scene.RunAsync(Sample.Conversation(activity =>
        {
            activity.Connection = new(" Default ");
            activity.Contact = new($" {Sample.ContactId}\n");
            activity.Subject = new(" Welcome ");
            activity.Body = new("  Hello ");
        }));

        var sent = _scene.Sent.Single();
        Assert.Equal((Sample.ContactId, "Welcome", "  Hello "), (sent.From.Id, sent.Subject, sent.Body));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private Input<T> Input<T>(Given given, T value, string javaScript)
    {
        switch (given)
        {
            case Given.Literal:
                return new Input<T>(value);

            case Given.JavaScript:
                return Sample.JavaScript<T>(javaScript);

            default:
                var variable = new Variable<T>($"V{_variables.Count}", value);
                _variables.Add(variable);
                return new Input<T>(variable);
        }
    }
}
