namespace Elsa.Workflows.Models;

public class ActivityNode
{
    private readonly List<ActivityNode> _parents = [];
    private readonly List<ActivityNode> _children = [];

    public ActivityNode(IActivity activity, string port)
    {
        Activity = activity;
        Port = port;
    }

    public string NodeId => string.Join(':', Ancestors().Reverse().Append(this).Select(x => x.Activity.Id));

    public IActivity Activity { get; }

    public string Port { get; }

    public IReadOnlyCollection<ActivityNode> Parents => _parents.AsReadOnly();

    public ICollection<ActivityNode> Children => _children.AsReadOnly();

    public void AddParent(ActivityNode parent) => _parents.Add(parent);

    public void AddChild(ActivityNode child) => _children.Add(child);

    public IEnumerable<ActivityNode> Descendants() => Children.SelectMany(x => x.Descendants().Prepend(x));

    public IEnumerable<ActivityNode> Ancestors() => Parents.SelectMany(x => x.Ancestors().Prepend(x));
}
