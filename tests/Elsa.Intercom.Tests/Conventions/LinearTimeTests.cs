using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>
/// Texts come from customers and from Intercom, so no text, however hostile, may take more time per character than any other. These tests run alone,
/// because others would take processor time from them.
/// </summary>
[Collection(nameof(LinearTimeTests))]
[CollectionDefinition(nameof(LinearTimeTests), DisableParallelization = true)]
public sealed class LinearTimeTests
{
    private const int Short = 32 * 1024;
    private const int Long = 1024 * 1024;

    private static readonly Dictionary<string, Regex> Expressions = typeof(IntercomActivity).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => typeof(Regex).IsAssignableFrom(field.FieldType))
        .ToDictionary(field => $"{field.DeclaringType!.Name}.{field.Name}", field => (Regex)field.GetValue(null)!);

    /// <summary>The start of a text, and what is repeated after it: shapes that make expressions try again at each character.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "<br", " " },
        { "<", " " },
        { "", "<" },
        { "", "<br " },
        { "<a", "a" },
        { "", "&" },
        { "", " " },
        { "", "a" },
        { "", "a@" },
        { "", "id=" },
        { "id=", "a" },
    };

    [Fact]
    public void No_expression_backtracks() =>
        Assert.All(Expressions, expression => Assert.True(expression.Value.Options.HasFlag(RegexOptions.NonBacktracking), expression.Key));

    /// <summary>Quadratic time would make a character of the long text cost 32 times as much.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_character_costs_as_much_in_a_megabyte_as_in_a_short_text(string start, string repeated)
    {
        var shortText = Text(start, repeated, Short);
        var longText = Text(start, repeated, Long);
        var uses = Expressions.Select(expression => (expression.Key, Use: (Action<string>)(text => expression.Value.Count(text))))
            .Append((nameof(DisplayedText), text => new DisplayedText(text).Matches($"<p>{text}</p>")))
            .Append((nameof(PrivateText), text => PrivateText.Without("A sentence with some words and ada@example.", [text])));

        // On a busy machine one measurement can be wrong, but not all of them.
        Assert.All(uses, use => Assert.True(
            Enumerable.Range(0, 10).Any(_ => Time(use.Use, longText) < (Long / Short * 10 * Time(use.Use, shortText)) + TimeSpan.FromMilliseconds(50)),
            $"{use.Key} needs more than linear time."));
    }

    private static string Text(string start, string repeated, int length) =>
        start + string.Concat(Enumerable.Repeat(repeated, (length - start.Length) / repeated.Length));

    private static TimeSpan Time(Action<string> use, string text)
    {
        var started = Stopwatch.GetTimestamp();
        use(text);
        return Stopwatch.GetElapsedTime(started);
    }
}
