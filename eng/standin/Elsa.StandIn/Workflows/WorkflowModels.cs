using Elsa.Workflows.Activities;

namespace Elsa.Workflows.Models;

public record WorkflowIdentity(string DefinitionId, int Version, string Id, string? TenantId = null)
{
    public static WorkflowIdentity VersionOne => new("1", 1, "1", null);
}

public record WorkflowMetadata(string? Name = null, string? Description = null, DateTimeOffset CreatedAt = default, Version? ToolVersion = null);

public class WorkflowOptions
{
    public Type? IncidentStrategyType { get; set; }
}

public record WorkflowPublication(bool IsLatest, bool IsPublished)
{
    public static WorkflowPublication LatestAndPublished => new(true, true);
}

public record WorkflowInput(string Name, object? Value);

public abstract class ArgumentDefinition
{
    public string Name { get; set; } = null!;
}

public class InputDefinition : ArgumentDefinition
{
}

public class OutputDefinition : ArgumentDefinition;

public record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, string? Value, string? StorageDriverTypeName);

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

    public IEnumerable<ActivityNode> Ancestors() => Parents.SelectMany(x => x.Ancestors().Prepend(x));
}

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
