using System.Net;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using FsCheck;
using FsCheck.Fluent;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Invariants for every text and its display by Intercom.</summary>
public sealed class DisplayedTextProperties
{
    private static readonly string[] Words = ["Hello", "there", "a", "é", "👋", "1", "-", ".", "'", "\""];
    private static readonly string[] Blanks = [" ", "  ", "\n", "\r\n", "\t", "\u00A0"];
    private static readonly string[] Markup = ["<", ">", "&", "&amp;", "<b>", "</p>", "<br>", "<3", "1 < 2 > 0", "<!-- x -->"];

    [Fact]
    public void A_text_matches_its_own_display() => Prop.ForAll(
        Text([.. Words, .. Blanks, .. Markup]), text => new DisplayedText(text).Matches(Display(text))).Holds(300);

    [Fact]
    public void A_text_matches_the_display_of_the_same_words_only() => Prop.ForAll(
        Text([.. Words, .. Blanks]),
        Text([.. Words, .. Blanks]),
        (one, other) => new DisplayedText(one).Matches(Display(other)) == SameWords(one, other)).Holds(300);

    [Fact]
    public void Texts_that_can_be_mistaken_for_each_other_have_one_normal_form() => Prop.ForAll(
        Text([.. Words, .. Blanks]),
        Text([.. Words, .. Blanks]),
        (one, other) => !new DisplayedText(one).Matches(Display(other)) || DisplayedText.Normalize(one) == DisplayedText.Normalize(other)).Holds(300);

    [Fact]
    public void Another_word_is_another_text() => Prop.ForAll(
        Text([.. Words, .. Blanks, .. Markup]), text => !new DisplayedText(text).Matches(Display(text + " more"))).Holds(300);

    private static Arbitrary<string> Text(string[] pieces) => Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary();

    /// <summary>A paragraph with line breaks, as Intercom displays a plain text (API 2.14).</summary>
    private static string Display(string text) => $"<p>{WebUtility.HtmlEncode(text).Replace("\r\n", "<br>").Replace("\n", "<br>")}</p>";

    private static bool SameWords(string one, string other) => Split(one).SequenceEqual(Split(other));

    private static string[] Split(string text) => text.Split([' ', '\n', '\r', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
}
