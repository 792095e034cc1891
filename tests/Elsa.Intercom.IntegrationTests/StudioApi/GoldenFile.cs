using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>Compares a text with a file of the repository.</summary>
internal static class GoldenFile
{
    /// <param name="file">The file with the expected text.</param>
    /// <param name="actual">The actual text.</param>
    public static void Check(string file, string actual)
    {
        var expected = File.Exists(file) ? Lines(File.ReadAllText(file)) : [];
        var lines = Lines(actual);

        if (lines.SequenceEqual(expected))
            return;

        var received = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file) + ".received");
        File.WriteAllText(received, string.Join('\n', lines) + "\n");

        Assert.Fail($"""
            {Path.GetRelativePath(Repository.Root, file)} differs from what there is now ("-" is in the file, "+" is now):
            {string.Join('\n', Difference(expected, lines))}
            If the change is meant, accept it:
            cp {Path.GetRelativePath(Repository.Root, received)} {Path.GetRelativePath(Repository.Root, file)}
            """);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The lines between the common start and the common end, with two common lines on each side.</summary>
    private static IEnumerable<string> Difference(string[] expected, string[] actual)
    {
        var start = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = expected.Skip(start).Reverse().Zip(actual.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

        return
        [
            .. actual.Take(start).TakeLast(2).Select(line => "  " + line),
            .. expected.Skip(start).SkipLast(end).Select(line => "- " + line),
            .. actual.Skip(start).SkipLast(end).Select(line => "+ " + line),
            .. actual.TakeLast(end).Take(2).Select(line => "  " + line),
        ];
    }
}
