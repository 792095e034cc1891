using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Tests.Http;

public class PrivateTextTests
{
    [Theory]
    [InlineData("User Not Found", "User Not Found")]
    [InlineData("  several\r\n lines\t ", "several lines")]
    [InlineData("zero\u200Bwidth and \u001b[31mcolor", "zero width and [31mcolor")]
    public void A_text_that_quotes_nothing_stays_in_one_line(string text, string expected) =>
        Assert.Equal(expected, PrivateText.Without(text, ["something else", null, " "]));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void No_text_stays_none(string? text) => Assert.Null(PrivateText.Without(text, []));

    [Theory]
    [InlineData("ada@example.com is taken")]
    [InlineData("Email \"ADA@EXAMPLE.COM\" is taken")]
    [InlineData("email a@b")]
    public void A_text_with_any_address_goes(string text) => Assert.Null(PrivateText.Without(text, []));

    [Theory]
    [InlineData("Body 'Dear team, I need help' is too short", "Dear team, I need help")]
    [InlineData("body DEAR TEAM, I NEED HELP is too short", " Dear team, I need help\n")]
    [InlineData("Al is not a name", "Al")]
    [InlineData("the name 'al' is taken", "Al")]
    public void A_text_that_quotes_a_secret_goes(string text, string secret) => Assert.Null(PrivateText.Without(text, [secret]));

    [Theory]
    [InlineData("Body 'My name is Grace Hopper and I…' is not acceptable")]
    [InlineData("Invalid text near 'Grace Hopper and I'")]
    [InlineData("Invalid text: My name is  Grace Hopper and  I'd like")]
    public void A_text_that_quotes_a_part_of_a_long_secret_goes(string text) =>
        Assert.Null(PrivateText.Without(text, ["My name is Grace Hopper and I'd like to cancel my subscription."]));

    [Fact]
    public void A_short_secret_inside_a_word_is_not_a_quote() =>
        Assert.Equal("Also internal", PrivateText.Without("Also internal", ["al", "in", "A+"]));

    [Fact]
    public void Common_words_are_not_a_quote() =>
        Assert.Equal(
            "The contact was not found", PrivateText.Without("The contact was not found", ["I was not told how to contact the people who found my bag."]));

    [Fact]
    public void A_text_longer_than_a_message_goes() => Assert.Null(PrivateText.Without(new string('x', 301), []));
}
