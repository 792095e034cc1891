using System.Globalization;
using Elsa.Expressions.Models;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Models;
using Newtonsoft.Json;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Numbers and dates in fields that expressions fill: a digit that is lost, or a different culture, makes a different id.</summary>
public sealed class NumberInputTests : IAsyncDisposable
{
    private static readonly Dictionary<string, Func<Input<string?>, UpsertContact>> Fields = new()
    {
        ["Email"] = value => Sample.Contact(activity => activity.Email = value),
        ["ExternalId"] = value => Sample.Contact(activity => activity.ExternalId = value),
        ["FullName"] = value => Sample.Contact(activity => activity.FullName = value),
        ["Phone"] = value => Sample.Contact(activity => activity.Phone = value),
    };

    private readonly IntercomScene _scene = new();
    private readonly ContactBook _book;

    public NumberInputTests() => _book = new ContactBook(_scene);

    public static TheoryData<string, string> TooLarge
    {
        get
        {
            var data = new TheoryData<string, string>();

            foreach (var name in Fields.Keys)
            {
                foreach (var number in (string[])["175928847299117063", "9007199254740992", "-9007199254740992", "1e21"])
                    data.Add(name, number);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(TooLarge))]
    public async Task A_number_whose_digits_are_lost_is_refused(string field, string number)
    {
        var run = await _scene.RunAsync(Fields[field](Sample.JavaScript<string?>(number)));

        Assert.Equal(
            $"{Sample.Label<UpsertContact>(field)} is too large a number: beyond 9007199254740991 its digits are lost. Give it as a text.", run.Fault.Message);
        Assert.Empty(_scene.Trail.Steps);
        Assert.Empty(_book.Created);
    }

    [Theory]
    [InlineData("Contact")]
    [InlineData("Body")]
    [InlineData("Subject")]
    [InlineData("BrandId")]
    [InlineData("IdempotencyKey")]
    public async Task Every_text_of_a_conversation_is_read_like_that(string field)
    {
        var activity = Sample.Conversation();
        activity.GetType().GetProperty(field)!.SetValue(activity, Sample.JavaScript<string?>("175928847299117063"));

        var run = await _scene.RunAsync(activity);

        Assert.StartsWith($"{Sample.Label<CreateConversation>(field)} is too large a number", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Theory]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-42", "-42")]
    [InlineData("40 + 2", "42")]
    [InlineData("1.5", "1.5")]
    [InlineData("true", "true")]
    [InlineData("'00175928847299117063'", "00175928847299117063")]
    public async Task What_keeps_its_digits_is_sent_in_no_culture(string javaScript, string sent)
    {
        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NegativeSign, odd.NumberFormat.NumberDecimalSeparator) = ("minus", ",");
        CultureInfo.CurrentCulture = odd;

        try
        {
            var run = await _scene.RunAsync(Sample.Contact(activity => activity.ExternalId = Sample.JavaScript<string?>(javaScript)));
            Assert.Empty(run.Incidents);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(sent, Assert.Single(_book.Created).ExternalId);
    }

    [Fact]
    public async Task A_number_of_a_workflows_code_keeps_all_its_digits()
    {
        await _scene.RunAsync(Sample.Contact(activity => activity.ExternalId = new Input<string?>(new Expression("Literal", 175928847299117063L))));

        Assert.Equal("175928847299117063", Assert.Single(_book.Created).ExternalId);
    }

    [Theory]
    [InlineData("0 / 0")]
    [InlineData("({ id: 1 })")]
    [InlineData("[1, 2]")]
    public async Task What_is_not_a_text_is_refused(string javaScript)
    {
        var run = await _scene.RunAsync(Sample.Contact(activity => activity.ExternalId = Sample.JavaScript<string?>(javaScript)));

        Assert.Equal("External ID is not a text. Use an expression that gives a text.", run.Fault.Message);
        Assert.Empty(_book.Created);
    }

    [Theory]
    [InlineData("""{"account":12345678901234567890}""", "12345678901234567890")]
    [InlineData("""{"account":-175928847299117063}""", "-175928847299117063")]
    [InlineData("""{"account":123456789012345678901234567890}""", "123456789012345678901234567890")]
    [InlineData("""{"account":0.1234567890123456789}""", "0.1234567890123456789")]
    [InlineData("""{"account":1e3}""", "1000")]
    public async Task A_number_in_JSON_keeps_all_its_digits(string json, string sent)
    {
        await _scene.RunAsync(Attributes(new Expression("Object", json)));

        Assert.Equal($$"""{"account":{{sent}}}""", JsonConvert.SerializeObject(Assert.Single(_book.Created).CustomAttributes));
    }

    [Theory]
    [InlineData("JavaScript", "({ account: 175928847299117063 })")]
    [InlineData("Object", """{"account":{"type":"JavaScript","value":"175928847299117063"}}""")]
    public async Task An_attribute_whose_digits_are_lost_is_refused(string type, string value)
    {
        var run = await _scene.RunAsync(Attributes(new Expression(type, value)));

        Assert.StartsWith("The custom attribute 'account' is too large a number", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_book.Created);
    }

    [Fact]
    public async Task A_date_without_an_offset_in_an_attribute_is_refused()
    {
        var run = await _scene.RunAsync(Sample.Contact(activity => activity.CustomAttributes = new(new Dictionary<string, object>
        {
            ["trial_ends_at"] = new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Unspecified),
        })));

        Assert.StartsWith("The custom attribute 'trial_ends_at' is a date without an offset", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_book.Created);
    }

    [Fact]
    public async Task Dates_that_name_a_moment_or_a_day_are_sent()
    {
        await _scene.RunAsync(Sample.Contact(activity => activity.CustomAttributes = new(new Dictionary<string, object>
        {
            ["at"] = new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Utc),
            ["day"] = new DateOnly(2026, 1, 31),
        })));

        Assert.Equal("""{"at":1769851800,"day":"2026-01-31"}""", JsonConvert.SerializeObject(Assert.Single(_book.Created).CustomAttributes));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static UpsertContact Attributes(Expression expression) =>
        Sample.Contact(activity => activity.CustomAttributes = new Input<IDictionary<string, object>?>(expression));
}
