using Elsa.Workflows.Activities;

namespace Elsa.Workflows.Models;

public record WorkflowGraph
{
    private readonly Dictionary<IActivity, ActivityNode> _byActivity;
    private readonly Dictionary<string, ActivityNode> _byId;

    public WorkflowGraph(Workflow workflow, ActivityNode root, IEnumerable<ActivityNode> nodes)
    {
        Workflow = workflow;
        Root = root;
        Nodes = nodes.ToList();
        _byActivity = Nodes.ToDictionary(x => x.Activity);
        _byId = Nodes.ToDictionary(x => x.NodeId);
    }

    public Workflow Workflow { get; }

    public ActivityNode Root { get; }

    public ICollection<ActivityNode> Nodes { get; }

    public ActivityNode? FindNodeById(string nodeId) => _byId.GetValueOrDefault(nodeId);

    public ActivityNode? FindNodeByActivity(IActivity activity) => _byActivity.GetValueOrDefault(activity);

    public ActivityNode? FindNodeByActivityId(string activityId) => Nodes.FirstOrDefault(x => x.Activity.Id == activityId);
}
