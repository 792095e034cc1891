using System.Text.RegularExpressions;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>Rules about the package's sources, read as text.</summary>
public sealed partial class SourceConventionTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.All(Repository.Sources(), file => Assert.True(File.ReadLines(file).Count() <= 300, $"{Relative(file)} is longer than 300 lines."));

    [Fact]
    public void No_file_has_regions_or_unfinished_work() =>
        Assert.Empty(Lines(Leftover()));

    [Fact]
    public void Namespaces_are_file_scoped() =>
        Assert.Empty(Lines(BlockNamespace()));

    /// <summary>The lines that match, with their files.</summary>
    private static IEnumerable<string> Lines(Regex pattern, string folder = "") =>
        Repository.Sources(folder).SelectMany(
            file => File.ReadLines(file).Where(line => pattern.IsMatch(line)).Select(line => $"{Relative(file)}: {line.Trim()}"));

    private static string Relative(string file) => Path.GetRelativePath(Repository.Package, file);

    [GeneratedRegex(@"^\s*#region|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"^namespace [\w.]+\s*(\{.*)?$")]
    private static partial Regex BlockNamespace();
}
