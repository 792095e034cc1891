using System.Collections.Concurrent;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>
/// Every operation × fault × identification of the contact × key or none × first or later try: the outcome, the number of results in
/// Intercom, and the number of POSTs. docs/reliability.md has the results.
/// </summary>
public class FaultMatrixTests
{
    private static readonly ConcurrentDictionary<FaultCell, Lazy<Task<(FaultResult First, FaultResult? Again)>>> Results = new();

    public static TheoryData<string, string, string, bool, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string, bool, bool>();

            foreach (var cell in AllCells)
                cells.Add(cell.Fault.Operation.Name, cell.Fault.Name, cell.IdentifyBy, cell.HasKey, cell.IsLaterTry);

            return cells;
        }
    }

    private static IEnumerable<FaultCell> AllCells =>
        from fault in FaultCases.All
        from identifyBy in fault.Operation.LooksUp ? new[] { "id", "email" } : ["id"]
        from hasKey in new[] { true, false }
        from isLaterTry in new[] { false, true }
        select new FaultCell(fault, identifyBy, hasKey, isLaterTry);

    [Theory, MemberData(nameof(Cells))]
    public async Task Each_cell_ends_as_it_has_to(string operation, string fault, string identifyBy, bool hasKey, bool isLaterTry)
    {
        var cell = new FaultCell(FaultCases.All.Single(known => known.Operation.Name == operation && known.Name == fault), identifyBy, hasKey, isLaterTry);

        var (first, again) = await ResultAsync(cell);

        Assert.Equal(cell.Expected, first);
        Assert.Equal(cell.ExpectedAgain, again);
    }

    [Fact]
    public async Task The_results_are_published()
    {
        var results = new List<(FaultCell, FaultResult, FaultResult?)>();

        foreach (var cell in AllCells)
        {
            var (first, again) = await ResultAsync(cell);
            results.Add((cell, first, again));
        }

        FaultTable.Publish(results);
    }

    private static Task<(FaultResult First, FaultResult? Again)> ResultAsync(FaultCell cell) =>
        Results.GetOrAdd(cell, _ => new Lazy<Task<(FaultResult, FaultResult?)>>(() => FaultScene.RunAsync(cell))).Value;
}
