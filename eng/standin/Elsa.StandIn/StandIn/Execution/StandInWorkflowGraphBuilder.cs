using Elsa.Workflows.Activities;

namespace Elsa.StandIn;

/// <summary>Finds every activity of a workflow and gives it, its inputs, outputs and variables their ids.</summary>
internal sealed class StandInWorkflowGraphBuilder(ActivityRegistryLookup registry) : IWorkflowGraphBuilder
{
    public async Task<WorkflowGraph> BuildAsync(Workflow workflow, CancellationToken cancellationToken = default)
    {
        var root = new ActivityNode(workflow, "Root");
        Visit(root, [workflow]);
        var nodes = root.Flatten().ToList();
        var counters = new Dictionary<string, int>();

        foreach (var node in nodes)
            await AssignAsync(node, nodes, counters);

        if (nodes.GroupBy(x => x.Activity.Id).FirstOrDefault(x => x.Count() > 1) is { Key: var id })
            throw new WorkflowDefinitionException($"Two activities have the id {id}. Delete one of them and add it again.");

        return new WorkflowGraph(workflow, root, nodes);
    }

    private static void Visit(ActivityNode node, HashSet<IActivity> seen)
    {
        foreach (var property in node.Activity.GetType().GetProperties())
        {
            if (!typeof(IActivity).IsAssignableFrom(property.PropertyType) && !typeof(IEnumerable<IActivity>).IsAssignableFrom(property.PropertyType))
                continue;

            var value = property.GetValue(node.Activity);

            foreach (var activity in value as IEnumerable<IActivity> ?? (value is IActivity single ? [single] : []))
            {
                if (!seen.Add(activity))
                    continue;

                var child = new ActivityNode(activity, property.Name);
                child.AddParent(node);
                node.AddChild(child);
                Visit(child, seen);
            }
        }
    }

    private async Task AssignAsync(ActivityNode node, List<ActivityNode> nodes, Dictionary<string, int> counters)
    {
        var activity = node.Activity;
        activity.Id = string.IsNullOrWhiteSpace(activity.Id) ? NextId(activity, nodes, counters) : activity.Id;
        activity.NodeId = node.NodeId;

        if (activity is IVariableContainer container)
            AssignVariables(container);

        if (await registry.FindAsync(activity) is not { } descriptor)
            return;

        foreach (var input in descriptor.Inputs.Where(x => x.IsWrapped))
        {
            if ((input.ValueGetter(activity) as Input)?.MemoryBlockReference() is { } reference && string.IsNullOrEmpty(reference.Id))
                reference.Id = $"{activity.Id}:input-{Names.ToKebab(input.Name)}";
        }

        foreach (var output in activity.GetOutputs())
        {
            var reference = output.Value.MemoryBlockReference();

            if (reference != null && string.IsNullOrEmpty(reference.Id))
                reference.Id = $"{activity.Id}:output-{Names.ToKebab(output.Name)}";
        }
    }

    private static void AssignVariables(IVariableContainer container)
    {
        var number = 0;

        foreach (var variable in container.Variables)
            variable.Id ??= $"{container.Id}:variable-{++number}";
    }

    private static string NextId(IActivity activity, List<ActivityNode> nodes, Dictionary<string, int> counters)
    {
        var name = activity.Type.Split('.').Last();
        string id;

        do
        {
            counters[name] = counters.GetValueOrDefault(name) + 1;
            id = $"{name}{counters[name]}";
        }
        while (nodes.Any(x => x.Activity.Id == id));

        return id;
    }
}
