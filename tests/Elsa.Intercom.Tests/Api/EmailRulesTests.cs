using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Api;

/// <summary>An address that looks right and is not finds nobody, and makes the same person a second contact.</summary>
public sealed class EmailRulesTests : IAsyncDisposable
{
    private const string Invisible = "contains an invisible character";
    private const string Several = "is not one plain email address";
    private const string None = "is not an email address";

    private readonly ConversationStage _stage = new();

    public static TheoryData<string, string> Wrong => new()
    {
        { "ada@example.com\u200B", Invisible },
        { "ada@example.com\u200F", Invisible },
        { "a\u00ADda@example.com", Invisible },
        { "\uFEFFada@example.com", Invisible },
        { "ada\0@example.com", Invisible },
        { "ada\u2060@example.com", Invisible },
        { "ada\uFE0F@example.com", Invisible },
        { "ada\u3164@example.com", Invisible },
        { "ada\U000E0001@example.com", Invisible },
        { "ada@example.com,bob@example.com", Several },
        { "ada@example.com; bob@example.com", Several },
        { "ada@example.com bob@example.com", Several },
        { "Ada <ada@example.com>", Several },
        { "ada@@example.com", Several },
        { "ada x@example.com", None },
        { "ada", None },
        { "@example.com", None },
        { "ada@", None },
        { "6b00cd1202ddb75dd1965739", None },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task It_is_refused_before_a_lookup(string email, string problem)
    {
        var e = await _stage.FailsAsync(OperationInputs.Conversation(identifyBy: "email", contact: email));

        Refused(e, $"Contact {problem}", email);
        Assert.Empty(_stage.Trail.Steps);
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task It_is_refused_before_a_contact_is_found_or_created(string email, string problem) =>
        Refused(
            await Assert.ThrowsAsync<IntercomException>(
                () => _stage.Intercom.Services.GetRequiredService<ContactUpserter>().UpsertAsync(OperationInputs.Contact(email), default)),
            $"Email {problem}",
            email);

    [Theory]
    [InlineData("ada+news@example.com")]
    [InlineData("o'brien@example.co.uk")]
    [InlineData("ädä@exämple.com")]
    [InlineData("用户@例子.公司")]
    public void An_unusual_address_is_accepted(string email) => ContactRules.CheckEmail(email);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private void Refused(IntercomException e, string problem, string email)
    {
        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest), (e.Kind, e.Code));
        Assert.StartsWith(problem, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(email.Length > 4 ? email : "\0", e.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Intercom.Handler.Requests);
    }
}
