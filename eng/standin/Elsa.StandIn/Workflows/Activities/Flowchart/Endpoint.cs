namespace Elsa.Workflows.Activities.Flowchart.Models;

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
