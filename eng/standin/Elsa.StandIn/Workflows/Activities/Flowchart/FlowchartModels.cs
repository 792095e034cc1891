namespace Elsa.Workflows.Activities.Flowchart.Models;

public class Connection : IEquatable<Connection>
{
    public Connection()
    {
    }

    public Connection(Endpoint source, Endpoint target)
    {
        Source = source;
        Target = target;
    }

    public Connection(IActivity source, IActivity target) : this(new Endpoint(source), new Endpoint(target))
    {
    }

    public Endpoint Source { get; set; } = null!;
    public Endpoint Target { get; set; } = null!;

    public bool Equals(Connection? other) => other != null && Ends == other.Ends;

    public override bool Equals(object? obj) => Equals(obj as Connection);

    public override int GetHashCode() => Ends.GetHashCode();

    public override string ToString() => $"{Describe(Source)}->{Describe(Target)}";

    private (IActivity, string?, IActivity, string?) Ends => (Source.Activity, Source.Port, Target.Activity, Target.Port);

    private static string Describe(Endpoint endpoint) => string.IsNullOrEmpty(endpoint.Port) ? endpoint.Activity.Id : $"{endpoint.Activity.Id}:{endpoint.Port}";
}

public class Endpoint
{
    public Endpoint()
    {
    }

    public Endpoint(IActivity activity, string? port = null)
    {
        Activity = activity;
        Port = port;
    }

    public IActivity Activity { get; set; } = null!;
    public string? Port { get; set; }
}

public record Outcomes(params string[] Names)
{
    // Elsa's default carries a null beside the name.
    public static readonly Outcomes Default = new(null!, "Done");

    public static readonly Outcomes Empty = new();
}
