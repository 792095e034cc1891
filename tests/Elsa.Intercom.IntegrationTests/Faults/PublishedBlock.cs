using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>A part of docs/reliability.md that tests write. If it differs from the results, the test rewrites it and fails.</summary>
internal static class PublishedBlock
{
    private static readonly Lock Gate = new();

    /// <param name="begin">The mark before the part.</param>
    /// <param name="end">The mark after it.</param>
    /// <param name="block">The results.</param>
    public static void Write(string begin, string end, string block)
    {
        var file = Path.Combine(Repository.Root, "docs", "reliability.md");

        lock (Gate)
        {
            var text = File.ReadAllText(file).ReplaceLineEndings("\n");
            var from = text.IndexOf(begin, StringComparison.Ordinal);
            var to = text.IndexOf(end, StringComparison.Ordinal);
            Assert.True(from >= 0 && to > from, $"{file} has lost the marks {begin} and {end}.");

            var written = $"{text[..from]}{begin}\n{block}{text[to..]}";

            if (written == text)
                return;

            File.WriteAllText(file, written);
        }

        Assert.Fail("docs/reliability.md differed from the results. It is written anew: look at the difference, and commit it if it is right.");
    }
}
