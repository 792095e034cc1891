namespace Elsa.StandIn.Api.Running;

/// <summary>Names an activity of a workflow in one of Elsa's ways.</summary>
internal sealed record ActivityHandle(string? ActivityId, string? ActivityNodeId, string? ActivityHash)
{
    public IActivity? Find(WorkflowGraph graph)
    {
        if (ActivityHash != null)
            throw new NotInStandInException("Finding an activity by its hash");

        var node = ActivityId != null ? graph.FindNodeByActivityId(ActivityId) : ActivityNodeId != null ? graph.FindNodeById(ActivityNodeId) : null;
        return node?.Activity;
    }
}
