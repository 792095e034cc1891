using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Whether a text from Intercom is the display of the text that was sent.</summary>
public class DisplayedTextTests
{
    [Theory]
    [InlineData("Hello", "<p>Hello</p>")]
    [InlineData("Hello", "Hello")]
    [InlineData("Hello", "<p class=\"no-margin\">Hello</p>")]
    [InlineData("Hello", "  <div><p>Hello</p></div>\n")]
    [InlineData(" Hello\t\n", "<p>Hello</p>")]
    [InlineData("Hello\nthere", "<p>Hello<br>there</p>")]
    [InlineData("Hello\nthere", "<p>Hello<br />\nthere</p>")]
    [InlineData("Hello\n\nthere", "<p>Hello</p>\n<p>there</p>")]
    [InlineData("Hello\r\n\r\nthere", "<p>Hello</p><p>there</p>")]
    [InlineData("Hello\r\nthere", "Hello\nthere")]
    [InlineData("one\ntwo", "<ul><li>one</li><li>two</li></ul>")]
    [InlineData("Hi<ul><li>One</li><li>Two</li></ul>", "<p class=\"no-margin\">Hi</p>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>")]
    [InlineData("Hi<p>there</p>", "<p>Hi</p><p>there</p>")]
    [InlineData("Hi<hr>there<br class=\"x\">you", "<p>Hi</p>\n<hr />\n<p>there<br>you</p>")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "<table><tbody><tr><td>a</td>\n<td>b</td></tr></tbody></table>")]
    [InlineData("a  b", "<p>a&nbsp; b</p>")]
    [InlineData("a\u00A0b", "<p>a b</p>")]
    [InlineData("Fish & chips", "<p>Fish &amp; chips</p>")]
    [InlineData("\"quoted\" 'text'", "<p>&quot;quoted&quot; &#39;text&#39;</p>")]
    [InlineData("1 < 2 > 0", "<p>1 &lt; 2 &gt; 0</p>")]
    [InlineData("1 < 2 > 0", "1 < 2 > 0")]
    [InlineData("I <3 it", "<p>I <3 it</p>")]
    [InlineData("<b>Hello</b>", "<p>&lt;b&gt;Hello&lt;/b&gt;</p>")]
    [InlineData("<b>Hello</b>", "<p><b>Hello</b></p>")]
    [InlineData("<b>Hello</b>", "<b>Hello</b>")]
    [InlineData("&amp; is an entity", "<p>&amp;amp; is an entity</p>")]
    [InlineData("&amp; is an entity", "&amp; is an entity")]
    [InlineData(
        "See https://example.com/?a=1&b=2",
        "<p>See <a href=\"https://example.com/?a=1&amp;b=2\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">https://example.com/?a=1&amp;b=2</a></p>")]
    [InlineData("Grüße 👋 日本語", "<p>Gr&uuml;&szlig;e &#128075; 日本語</p>")]
    [InlineData("Grüße 👋 日本語", "<p>Grüße 👋 日本語</p>")]
    [InlineData("a <= b, c >= d, e <- f", "<p>a &lt;= b, c &gt;= d, e &lt;- f</p>")]
    [InlineData("<!-- note --> Hello", "<p>&lt;!-- note --&gt; Hello</p>")]
    public void It_is_the_same_however_Intercom_shows_it(string sent, string shown) => Assert.True(new DisplayedText(sent).Matches(shown));

    [Theory]
    [InlineData("Hello", "<p>Hello!</p>")]
    [InlineData("Hello", "<p>hello</p>")]
    [InlineData("Hello", "<p>Hello there</p>")]
    [InlineData("Hello there", "<p>Hello</p>")]
    [InlineData("Hello there", "<p>Hello</p><p>you</p>")]
    [InlineData("Hellothere", "<p>Hello</p><p>there</p>")]
    [InlineData("Hello there", "<p>Hellothere</p>")]
    [InlineData("Resumé", "<p>Resume</p>")]
    [InlineData("a < b", "<p>a &amp;lt; b</p>")]
    [InlineData("Hello", "")]
    [InlineData("Hello", "  ")]
    [InlineData("Hello", null)]
    [InlineData("Hello", "<p></p>")]
    [InlineData("<b></b>", "<p>Hello</p>")]
    public void A_different_text_does_not_match(string sent, string? shown) => Assert.False(new DisplayedText(sent).Matches(shown));

    [Fact]
    public void Texts_of_a_megabyte_are_compared_too()
    {
        var text = string.Concat(Enumerable.Repeat("<a & b> ", 128 * 1024));

        Assert.True(new DisplayedText(text).Matches("<p>" + System.Net.WebUtility.HtmlEncode(text) + "</p>"));
        Assert.False(new DisplayedText(text).Matches("<p>" + new string('<', 1024 * 1024)));
    }
}
