namespace Elsa.Workflows.Activities.Flowchart.Models;

public record Outcomes(params string[] Names)
{
    // Elsa's default carries a null beside the name.
    public static readonly Outcomes Default = new(null!, "Done");

    public static readonly Outcomes Empty = new();
}
