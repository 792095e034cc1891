using System.Text.Json;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Intercom's JSON as objects for JavaScript and for stored workflows.</summary>
public sealed class PlainObjectsTests
{
    private const string Json = """
        {"text":"a","flag":true,"none":null,"whole":9007199254740991,"large":9007199254740993,"huge":123456789012345678901234567890,"part":0.5,
        "date":"2026-01-31T09:30:00Z","list":[1,{"a":"b"},[]],"object":{"a":{"b":"c"}}}
        """;

    [Fact]
    public void A_stored_object_is_the_same_JSON_again_with_large_numbers_as_texts() => Assert.Equal(
        Json.ReplaceLineEndings("").Replace("9007199254740993", "\"9007199254740993\"", StringComparison.Ordinal)
            .Replace("123456789012345678901234567890", "\"123456789012345678901234567890\"", StringComparison.Ordinal),
        JsonSerializer.Serialize<object>(PlainObjects.From(IntercomJson.Read(Json)!)));

    [Theory]
    [InlineData("value.list[1].a", "b")]
    [InlineData("value.object.a.b", "c")]
    [InlineData("value.list.length + ''", "3")]
    [InlineData("value.whole - 1 + ''", "9007199254740990")]
    [InlineData("value.large", "9007199254740993")]
    [InlineData("value.part * 2 + ''", "1")]
    [InlineData("value.flag ? 'yes' : 'no'", "yes")]
    [InlineData("(value.none ?? value.missing) === undefined ? 'nothing' : 'something'", "nothing")]
    [InlineData("value.date", "2026-01-31T09:30:00Z")]
    public async Task JavaScript_reads_it_naturally(string script, string expected)
    {
        await using var host = await ElsaHost.StartAsync();
        var value = new Variable<object>("Value", PlainObjects.From(IntercomJson.Read(Json)!));
        var note = new Note { Label = "read", Value = Sample.JavaScript<object?>($"const value = variables.Value; {script}") };

        var run = await host.RunAsync(new Elsa.Workflows.Activities.Sequence { Variables = [value], Activities = [note] });

        Assert.Equal(expected, run.Notes["read"]);
    }
}
