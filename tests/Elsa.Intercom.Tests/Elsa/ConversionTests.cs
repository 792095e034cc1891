using Elsa.Expressions.Helpers;

namespace Elsa.Intercom.Tests.Engine;

public class ConversionTests
{
    [Theory]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void A_text_becomes_a_boolean(string text, bool expected) => Assert.Equal(expected, Convert(text, typeof(bool)) ?? false);

    [Fact]
    public void A_cleared_date_becomes_the_first_date_there_is() => Assert.Equal(default(DateTimeOffset), Convert("", typeof(DateTimeOffset?)));

    [Fact]
    public void A_number_for_a_date_is_silently_nothing() => Assert.Null(Convert(1734537501d, typeof(DateTimeOffset?)));

    [Fact]
    public void A_date_keeps_its_offset() =>
        Assert.Equal(new DateTimeOffset(2024, 12, 18, 12, 0, 0, TimeSpan.FromHours(1)), "2024-12-18T12:00:00+01:00".ConvertTo<DateTimeOffset?>());

    [Fact]
    public void A_JSON_list_becomes_a_collection() => Assert.Equal(["a", "b"], "[\"a\",\"b\"]".ConvertTo<ICollection<string>>()!);

    [Fact]
    public void A_plain_text_becomes_a_collection_of_one() => Assert.Equal(["a"], "a".ConvertTo<ICollection<string>>()!);

    [Fact]
    public void Objects_of_a_script_become_texts() => Assert.Equal(["a", "1"], new object[] { "a", 1d }.ConvertTo<ICollection<string>>()!);

    [Fact]
    public void A_name_becomes_an_enum_value() => Assert.Equal(System.Net.HttpStatusCode.BadRequest, "BadRequest".ConvertTo<System.Net.HttpStatusCode>());

    [Fact]
    public void A_number_becomes_an_enum_value() => Assert.Equal(System.Net.HttpStatusCode.NotFound, 404d.ConvertTo<System.Net.HttpStatusCode>());

    [Fact]
    public void A_broken_list_is_an_error() => Assert.ThrowsAny<Exception>(() => "[\"a\"".ConvertTo<ICollection<string>>());

    // The generic overload can't return null for a value type.
    private static object? Convert(object value, Type type) => value.ConvertTo(type);
}
