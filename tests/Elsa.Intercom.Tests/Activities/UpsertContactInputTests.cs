using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Newtonsoft.Json;

namespace Elsa.Intercom.Tests.Activities;

public sealed class UpsertContactInputTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly ContactBook _book;
    private readonly List<Variable> _variables = [];

    public UpsertContactInputTests() => _book = new ContactBook(_scene);

    public enum Given
    {
        Literal,
        JavaScript,
        Variable,
    }

    public static TheoryData<Given> EveryWay => [.. Enum.GetValues<Given>()];

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Every_input_reaches_the_new_contact(Given given)
    {
        var activity = new UpsertContact
        {
            Connection = Input<string?>(given, "Europe", "'Europe'"),
            Email = Input<string?>(given, Sample.Email, $"'{Sample.Email}'"),
            ExternalId = Input<string?>(given, "42", "'42'"),
            Role = Input<string?>(given, "lead", "'lead'"),
            FullName = Input<string?>(given, "Ada Lovelace", "'Ada ' + 'Lovelace'"),
            Phone = Input<string?>(given, "+35312345678", "'+35312345678'"),
            CustomAttributes = Input<IDictionary<string, object>?>(
                given, new Dictionary<string, object> { ["plan"] = "pro", ["seats"] = 3, ["paid"] = true }, "({ plan: 'pro', seats: 3, paid: true })"),
            SignedUpAt = Input<DateTimeOffset?>(given, DateTimeOffset.FromUnixTimeSeconds(1734537501), "new Date(1734537501000)"),
        };

        var run = await _scene.RunAsync(_variables, activity);

        Assert.Empty(run.Incidents);
        var created = Assert.Single(_book.Created);
        Assert.Equal("Europe", Assert.Single(_scene.ConnectionsUsed.Distinct()));
        Assert.Equal((Sample.Email, "42", "lead"), (created.Email, created.ExternalId, created.Role));
        Assert.Equal(("Ada Lovelace", "+35312345678"), (created.Name, created.Phone));
        Assert.Equal(1734537501, created.SignedUpAt?.ToUnixTimeSeconds());
        Assert.Equal("""{"plan":"pro","seats":3,"paid":true}""", JsonConvert.SerializeObject(created.CustomAttributes));
    }

    [Theory, MemberData(nameof(EveryWay))]
    public async Task WhenFound_is_obeyed(Given given)
    {
        _book.Knows();
        var keep = Sample.Contact(activity => (activity.WhenFound, activity.FullName) = (Input<string?>(given, "Keep", "'Keep'"), new("Ada Lovelace")));

        var run = await _scene.RunAsync(_variables, keep);

        Assert.Empty(_book.Updated);
        Assert.Equal(Sample.ContactId, run.Output(keep, "ContactId"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_missing_null_or_blank_input_means_its_default(string? left)
    {
        var activity = Sample.Contact(activity =>
        {
            activity.Connection = Sample.Literal<string?>(left);
            activity.ExternalId = Sample.Literal<string?>(left);
            activity.Role = Sample.Literal<string?>(left);
            activity.FullName = Sample.Literal<string?>(left);
            activity.Phone = Sample.Literal<string?>(left);
            activity.CustomAttributes = Sample.Literal<IDictionary<string, object>?>(left);
            activity.SignedUpAt = Sample.Literal<DateTimeOffset?>(left);
            activity.WhenFound = Sample.Literal<string?>(left);
        });

        var run = await _scene.RunAsync(activity);

        Assert.Empty(run.Incidents);
        var created = Assert.Single(_book.Created);
        Assert.Equal("Default", Assert.Single(_scene.ConnectionsUsed.Distinct()));
        Assert.Equal("user", created.Role);
        Assert.Null(created.ExternalId);
        Assert.Null(created.Name);
        Assert.Null(created.Phone);
        Assert.Null(created.SignedUpAt);
        Assert.Null(created.CustomAttributes);
    }

    [Fact]
    public async Task Inputs_that_are_not_there_mean_their_defaults_too()
    {
        _book.Knows();

        await _scene.RunAsync(new UpsertContact
        {
            Connection = default!,
            Email = new(Sample.Email),
            Role = default!,
            FullName = new("Ada Lovelace"),
            WhenFound = default!,
        });

        Assert.Equal("user", Assert.Single(_scene.Searches).Role);
        Assert.Equal("Ada Lovelace", Assert.Single(_book.Updated).Changes.Name);
    }

    [Fact]
    public async Task Custom_attributes_without_a_value_are_left_alone_and_dates_become_seconds()
    {
        await _scene.RunAsync(Sample.Contact(activity => activity.CustomAttributes = new(new Dictionary<string, object>
        {
            ["plan"] = " pro ",
            ["empty"] = "",
            ["blank"] = "  ",
            ["none"] = null!,
            [" "] = "no name",
            ["since"] = DateTimeOffset.FromUnixTimeSeconds(1734537501),
        })));

        var attributes = Assert.Single(_book.Created).CustomAttributes;
        Assert.Equal(new Dictionary<string, object?> { ["plan"] = "pro", ["since"] = 1734537501L }, attributes);
    }

    [Theory]
    [InlineData("1734537501", "is a number")]
    [InlineData("'2024-12-18T15:58:21'", "has no offset")]
    [InlineData("'yesterday'", "is not a date")]
    public async Task A_SignedUpAt_that_is_not_a_date_is_refused(string javaScript, string problem)
    {
        var run = await _scene.RunAsync(Sample.Contact(activity => activity.SignedUpAt = Sample.JavaScript<DateTimeOffset?>(javaScript)));

        Assert.StartsWith($"Signed up at {problem}.", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
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
