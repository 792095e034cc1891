using System.Text.RegularExpressions;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Programs;

/// <summary>What the sandbox's README tells its readers to type.</summary>
internal static partial class ReadmeBlocks
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "src", "Elsa.Intercom.Sandbox", "README.md"));

    /// <summary>The three lines that install and start the tool.</summary>
    public static string[] Tool => Block("dotnet pack src/Elsa.Intercom.Sandbox.Tool");

    /// <summary>The three lines of a test.</summary>
    public static string[] Library => Block("await using var intercom");

    /// <summary>The example of a file with data to begin with.</summary>
    public static string Seed => string.Join('\n', Block("{"));

    /// <summary>The names of the command line's options.</summary>
    public static string[] Options => [.. Option().Matches(Text).Select(match => match.Groups[1].Value)];

    private static string[] Block(string start) => Fence().Matches(Text).Select(match => match.Groups[1].Value.TrimEnd())
        .Single(block => block.StartsWith(start, StringComparison.Ordinal)).Split('\n');

    [GeneratedRegex("^```[a-z]*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(--[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Option();
}
