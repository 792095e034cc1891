using System.Globalization;
using System.Text;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>The tables of the operations that must not happen twice, in docs/reliability.md.</summary>
internal static class FaultTable
{
    public static void Publish(IReadOnlyList<(FaultCell Cell, FaultResult First, FaultResult? Again)> results) =>
        PublishedBlock.Write("<!-- fault matrix, written by FaultMatrixTests -->", "<!-- end of the fault matrix -->", Write(results));

    private static string Write(IReadOnlyList<(FaultCell Cell, FaultResult First, FaultResult? Again)> results)
    {
        var tables = results.GroupBy(result => result.Cell.Fault.Operation).Select(operation => Write(operation.Key, [.. operation]));
        return string.Join('\n', tables);
    }

    private static string Write(FaultOperation operation, IReadOnlyList<(FaultCell Cell, FaultResult First, FaultResult? Again)> results)
    {
        var table = new StringBuilder();
        table.Append(
            CultureInfo.InvariantCulture,
            $"| fault met by a {operation} | cells | outcome | in Intercom | POSTs | tried again | in Intercom | POSTs |\n|---|---|---|---|---|---|---|---|\n");

        foreach (var fault in results.GroupBy(result => result.Cell.Fault))
        {
            // POSTs of a later try are counted from the fault on, so that both tries are in one row.
            var rows = fault.GroupBy(result => (
                First: FromFault(result.Cell, result.First),
                Again: result.Again == null ? null : FromFault(result.Cell, result.Again)));

            foreach (var row in rows.GroupBy(row => row.Key.First))
            {
                var again = row.Select(part => part.Key.Again).FirstOrDefault(result => result != null);
                var cells = row.SelectMany(part => part).Select(result => result.Cell).ToList();
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"| {fault.Key.Name} | {Describe(cells)} | {row.Key.Outcome} | {row.Key.Stored} | {row.Key.Posts} | {again?.Outcome} | {again?.Stored} | "
                        + $"{again?.Posts} |\n");
            }
        }

        return table.ToString();
    }

    private static FaultResult FromFault(FaultCell cell, FaultResult result) => cell.HasOneMorePost ? result with { Posts = result.Posts - 1 } : result;

    private static string Describe(List<FaultCell> cells) =>
        cells.Count == (cells[0].Fault.Operation.LooksUp ? 8 : 4) ? $"all {cells.Count}" :
        cells.Count == 4 && cells.Select(cell => cell.IdentifyBy).Distinct().Count() == 1 ? (cells[0].IdentifyBy == "id" ? "by id: 4" : "by email: 4") :
        string.Join("; ", cells.Select(cell => cell.Variant));
}
