using System.Globalization;
using System.Text;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>The table of the operations that may be repeated, in docs/reliability.md.</summary>
internal static class RepeatTable
{
    public static void Publish(IReadOnlyList<(RepeatOperation Operation, string Fault, RepeatResult Result)> results)
    {
        var table = new StringBuilder("| fault | operations | outcome | effects | requests | run again | effects |\n|---|---|---|---|---|---|---|\n");

        foreach (var row in results.GroupBy(result => (result.Fault, result.Result)))
        {
            var (fault, result) = row.Key;
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {fault} | {Describe([.. row.Select(cell => cell.Operation)])} | {result.Outcome} | {result.Traces} | {result.Requests} | {result.Again} | "
                    + $"{result.TracesAgain} |\n");
        }

        PublishedBlock.Write("<!-- repeat matrix, written by RepeatMatrixTests -->", "<!-- end of the repeat matrix -->", table.ToString());
    }

    private static string Describe(IReadOnlyList<RepeatOperation> operations)
    {
        if (operations.Count == RepeatOperation.All.Count)
            return "all";

        var classes = operations.GroupBy(operation => operation.RepeatClass).Select(
            group => group.Count() == RepeatOperation.All.Count(operation => operation.RepeatClass == group.Key)
                ? $"class {group.Key}"
                : string.Join(", ", group));
        return string.Join(", ", classes);
    }
}
