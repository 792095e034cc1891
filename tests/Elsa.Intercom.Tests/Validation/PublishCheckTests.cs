using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Validation;

/// <summary>What an author reads in the designer, instead of an operator in an incident.</summary>
public sealed class PublishCheckTests
{
    public static TheoryData<string, Input<string>?> Empty => new()
    {
        { "absent", null },
        { "no expression", new(new MemoryBlockReference()) },
        { "null", Sample.Literal<string>(null) },
        { "nothing", Sample.Literal<string>("") },
        { "blanks", Sample.Literal<string>(" \n\t") },
        { "JavaScript without code", Sample.JavaScript<string>(" ") },
        { "Liquid without text", new(new Expression("Liquid", "")) },
        { "a variable that is not chosen", new(new Expression("Variable", null)) },
    };

    public static TheoryData<string, Input<string>> Given => new()
    {
        { "a text", new("Hello") },
        { "JavaScript", Sample.JavaScript<string>("getName()") },
        { "Liquid", new(new Expression("Liquid", "{{ Variables.Name }}")) },
        { "an expression that looks empty and is none", Sample.JavaScript<string>("''") },
        { "code", new(() => "") },
        { "a variable", new(new Expression("Variable", new Elsa.Workflows.Memory.Variable<string>("Name", ""))) },
    };

    [Theory, MemberData(nameof(Empty))]
    public async Task A_conversation_without_a_message_is_refused(string form, Input<string>? body)
    {
        var error = Assert.Single(await CheckAsync(Sample.Conversation(step => (step.Name, step.Body) = ("Greet", body!))));

        Assert.True(
            error.Message == "Create Intercom Conversation 'Greet': Message is empty. Write the text of the message, or use an expression.",
            $"{form}: {error.Message}");
        Assert.Equal("create", error.ActivityId);
    }

    [Theory, MemberData(nameof(Empty))]
    public async Task A_conversation_without_a_contact_is_refused(string form, Input<string>? contact)
    {
        var error = Assert.Single(await CheckAsync(Sample.Conversation(step => (step.Name, step.Contact) = ("Greet", contact!))));

        Assert.True(
            error.Message == "Create Intercom Conversation 'Greet': Contact is empty. Name the contact, or use an expression.",
            $"{form}: {error.Message}");
    }

    [Theory, MemberData(nameof(Empty))]
    public async Task A_contact_that_nothing_identifies_is_refused(string form, Input<string>? value)
    {
        var error = Assert.Single(await CheckAsync(Sample.Contact(step => (step.Name, step.Email, step.ExternalId) = ("Find Ada", value!, value!))));

        Assert.True(
            error.Message == "Find or Create Intercom Contact 'Find Ada': Email and External ID are both empty. "
                + "Enter one of them, or use an expression.",
            $"{form}: {error.Message}");
        Assert.Equal("upsert", error.ActivityId);
    }

    [Fact]
    public async Task A_reply_that_can_never_work_is_refused_with_a_sentence_for_each_input()
    {
        var empty = new ReplyToConversation { Id = "reply" };
        var wrong = new ReplyToConversation { Id = "reply", Conversation = new("last"), Admin = new("Ada"), Body = new("Welcome!") };
        var right = new ReplyToConversation { Id = "reply", Conversation = new("42"), Admin = Sample.JavaScript<string?>("admin()"), Body = new("Welcome!") };

        Assert.Equal(["Conversation is empty", "Message is empty"], await StartsAsync(empty));
        Assert.Equal(["Conversation is not an id", "Admin is not an id"], await StartsAsync(wrong));
        Assert.Empty(await StartsAsync(right));

        static async Task<IEnumerable<string>> StartsAsync(ReplyToConversation reply) =>
            (await CheckAsync(reply)).Select(error => error.Message.Split(": ")[1].Split(['.', ',', ';'])[0]);
    }

    [Theory, MemberData(nameof(Given))]
    public async Task Values_that_only_a_run_can_check_are_accepted(string form, Input<string> input)
    {
        var errors = await CheckAsync(
            Sample.Conversation(step => (step.Contact, step.Body) = (input, input)), Sample.Contact(step => (step.Email, step.ExternalId) = (null!, input!)));

        Assert.True(errors.Count == 0, $"{form}: {string.Join(' ', errors.Select(error => error.Message))}");
    }

    [Fact]
    public async Task Either_of_email_and_external_id_is_enough()
    {
        Assert.Empty(await CheckAsync(Sample.Contact(), Sample.Contact(step => (step.Id, step.Email, step.ExternalId) = ("other", null!, new("42")))));
    }

    [Fact]
    public async Task Every_problem_of_every_step_is_said_at_once()
    {
        var errors = await CheckAsync(new CreateConversation { Id = "first" }, new UpsertContact { Id = "second" }, Sample.Conversation());

        Assert.Equal(["first", "first", "second"], errors.Select(error => error.ActivityId));
    }

    [Fact]
    public async Task A_step_within_steps_is_found()
    {
        var inner = new CreateConversation { Id = "inner", Contact = new(Sample.ContactId) };
        var flow = new Flowchart { Activities = { new Sequence { Activities = { new Sequence { Activities = { inner } } } } } };

        Assert.Equal("inner", Assert.Single(await CheckAsync(flow)).ActivityId);
    }

    [Fact]
    public async Task A_step_without_an_id_gets_one_to_be_named_by()
    {
        var step = new CreateConversation { Contact = new(Sample.ContactId) };

        var error = Assert.Single(await CheckAsync(step));

        Assert.False(string.IsNullOrEmpty(error.ActivityId));
        Assert.Equal(step.Id, error.ActivityId);
        Assert.StartsWith($"Create Intercom Conversation '{step.Id}': ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_that_the_author_shows_on_the_step_goes_before_its_name()
    {
        var step = Sample.Conversation(step => (step.Name, step.Body) = ("CreateConversation1", null!));
        step.SetDisplayText("Say hello");

        Assert.StartsWith("Create Intercom Conversation 'Say hello': ", Assert.Single(await CheckAsync(step)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_with_its_activitys_name_is_named_once()
    {
        var step = Sample.Conversation(step => (step.Name, step.Body) = ("Create Intercom Conversation", null!));

        Assert.StartsWith("Create Intercom Conversation: Message", Assert.Single(await CheckAsync(step)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blanks_around_what_is_written_change_nothing() =>
        Assert.Single(await CheckAsync(Sample.Conversation(step => (step.IdentifyBy, step.Contact) = (new(" id "), new($" {Sample.Email} ")))));

    [Fact]
    public async Task A_display_text_of_null_as_JSON_by_hand_may_hold_hides_no_problem()
    {
        var step = Sample.Conversation(step => (step.Name, step.Body) = ("Greet", null!));
        step.Metadata["displayText"] = null!;

        Assert.StartsWith("Create Intercom Conversation 'Greet': ", Assert.Single(await CheckAsync(step)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_cannot_be_judged_does_not_keep_the_others_from_being_judged()
    {
        var odd = Sample.Conversation(step => step.AttachmentUrls = new(new Expression("Literal", Broken())));
        var empty = new UpsertContact { Id = "empty" };

        Assert.Equal("empty", Assert.Single(await CheckAsync(odd, empty)).ActivityId);

        static IEnumerable<string> Broken()
        {
            yield return "https://example.com/1.png";
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task A_workflow_that_is_used_as_a_step_was_asked_about_at_its_own_publishing()
    {
        var used = new Workflow(new Sequence { Activities = [new CreateConversation()] });

        Assert.Empty(await CheckAsync(used));
    }

    [Theory]
    [InlineData("id")]
    [InlineData(" ID ")]
    public async Task An_email_address_in_place_of_an_id_is_refused_without_being_quoted(string identifyBy)
    {
        var error = Assert.Single(
            await CheckAsync(Sample.Conversation(step => (step.IdentifyBy, step.Contact) = (Sample.Literal<string?>(identifyBy), new(Sample.Email)))));

        Assert.Contains("Choose Email in Identify by", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.Email, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Literal", "email")]
    [InlineData("Literal", "auto")]
    [InlineData("Literal", "")]
    [InlineData("JavaScript", "id")]
    public async Task An_email_address_that_may_be_meant_is_let_through(string expression, string identifyBy)
    {
        Assert.Empty(
            await CheckAsync(Sample.Conversation(step => (step.IdentifyBy, step.Contact) = (new(new Expression(expression, identifyBy)), new(Sample.Email)))));
        Assert.Empty(await CheckAsync(Sample.Conversation(step => step.Contact = Sample.JavaScript<string>("'ada@example.com'"))));
    }

    [Theory]
    [InlineData("""["https://example.com/1.png","https://example.com/2.png, https://example.com/3.png"]""", "Attachment 2 of 2 is not one URL")]
    [InlineData("https://example.com/1.png,https://example.com/2.png", "Attachment 1 of 1 is not one URL")]
    [InlineData("""["https://example.com/1.png","not-an-address"]""", "Attachment 2 of 2 is not an absolute http or https URL")]
    [InlineData("""[{"a":1}]""", "Attachment URLs is not a list of texts")]
    [InlineData("""{"a":1}""", "Attachment 1 of 1 is not an absolute http or https URL")]
    [InlineData("""["1","2","3","4","5","6","7","8","9","10","11"]""", "11 attachments are given; Intercom accepts at most 10")]
    public async Task Attachments_that_can_never_be_sent_are_refused(string urls, string problem)
    {
        foreach (var expression in new[] { "Object", "Literal" })
        {
            var error = Assert.Single(await CheckAsync(Sample.Conversation(step => step.AttachmentUrls = new(new Expression(expression, urls)))));

            Assert.Contains($"'create': {problem}", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await CheckAsync(Sample.Conversation(step => step.AttachmentUrls = new(new Expression("JavaScript", urls)))));
    }

    [Theory]
    [InlineData("yesterday", "Created at is not a date")]
    [InlineData("2026-01-31T09:30:00", "Created at has no offset")]
    [InlineData("1970-01-20T12:00:00Z", "Created at is before 2011")]
    public async Task A_date_that_is_none_is_refused(string date, string problem) =>
        Assert.Contains(
            $"'create': {problem}",
            Assert.Single(await CheckAsync(Sample.Conversation(step => step.CreatedAt = Sample.Literal<DateTimeOffset?>(date)))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_date_to_come_may_have_come_when_it_runs() =>
        Assert.Empty(await CheckAsync(Sample.Conversation(step => step.CreatedAt = Sample.Literal<DateTimeOffset?>("9999-12-31T23:59:59Z"))));

    [Theory]
    [InlineData("ada", "Email is not an email address")]
    [InlineData("ada lovelace@example.com", "Email is not an email address")]
    public async Task An_invalid_email_address_is_refused(string email, string problem)
    {
        var error = Assert.Single(await CheckAsync(Sample.Contact(step => step.Email = new(email))));

        Assert.Contains($"'upsert': {problem}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("lovelace", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_up_date_that_is_none_is_refused() =>
        Assert.Contains(
            "Signed up at is not a date",
            Assert.Single(await CheckAsync(Sample.Contact(step => step.SignedUpAt = Sample.Literal<DateTimeOffset?>("soon")))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_that_the_author_wrote_is_repeated()
    {
        var errors = await CheckAsync(
            new CreateConversation
            {
                Id = "a",
                IdentifyBy = new("id"),
                Contact = new(Canaries.Email),
                Subject = new(Canaries.Subject),
                AttachmentUrls = new([Canaries.Text]),
                CreatedAt = Sample.Literal<DateTimeOffset?>(Canaries.Text),
                IdempotencyKey = new(Canaries.Email),
            },
            new CreateConversation { Id = "b", Body = new(Canaries.Text), Subject = new(Canaries.Subject) },
            new UpsertContact { Id = "c", FullName = new(Canaries.FullName), Phone = new(Canaries.Phone) },
            new UpsertContact { Id = "d", Email = new($"{Canaries.Email} {Canaries.FullName}") });

        Assert.Equal(["a", "a", "a", "a", "b", "c", "d"], errors.Select(error => error.ActivityId));
        Assert.All(errors, error => Canaries.AreNotIn("a validation error", error.Message));
    }

    [Fact]
    public async Task A_connection_test_lacks_nothing() => Assert.Empty(await CheckAsync(new TestConnection(), new WriteLine("")));

    private static async Task<List<WorkflowValidationError>> CheckAsync(params IActivity[] steps)
    {
        await using var host = await ElsaHost.StartAsync();
        var workflow = new Workflow(new Sequence { Activities = [.. steps] });

        return [.. await host.Services.GetRequiredService<IWorkflowValidator>().ValidateAsync(workflow)];
    }
}
