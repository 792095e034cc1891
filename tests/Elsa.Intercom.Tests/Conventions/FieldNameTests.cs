using System.Reflection;
using System.Text.RegularExpressions;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Attributes;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>A field has the name that the editor shows (decision 042).</summary>
public sealed partial class FieldNameTests
{
    private static readonly PropertyInfo[] Fields =
    [
        .. typeof(IntercomActivity).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(IntercomActivity)))
            .SelectMany(type => type.GetProperties()).Where(property => Shown(property) != null).DistinctBy(property => property.Name),
    ];

    [Fact]
    public void No_sentence_names_an_input_as_code_does()
    {
        var names = Fields.Where(field => field.IsDefined(typeof(InputAttribute)) && Shown(field) != field.Name).Select(field => field.Name);
        var asInCode = new Regex($@"\b({string.Join('|', names)})\b");

        Assert.Empty(
            from file in Repository.Sources()
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match text in Text().Matches(line)
            where asInCode.IsMatch(Hole().Replace(text.Value, ""))
            select $"{Path.GetFileName(file)}: {text.Value}");
    }

    [Fact]
    public void The_documentation_gives_both_names()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "activities.md"));

        Assert.Empty(
            from field in Fields
            let entry = Shown(field) == field.Name ? field.Name : $"{Shown(field)} (`{field.Name}`)"
            where !Regex.IsMatch(page, $@"^\| ([^|]*, )?{Regex.Escape(entry)}(, [^|]*)? \|", RegexOptions.Multiline)
            select entry);
    }

    private static string? Shown(PropertyInfo property) =>
        property.GetCustomAttribute<InputAttribute>() is { } input ? input.DisplayName ?? property.Name
        : property.GetCustomAttribute<OutputAttribute>() is { } output ? output.DisplayName ?? property.Name
        : null;

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Text();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
