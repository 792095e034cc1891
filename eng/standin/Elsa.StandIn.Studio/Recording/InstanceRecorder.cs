namespace Elsa.StandIn.Recording;

/// <summary>Puts on record how an instance stands. The run itself calls it, so a context is read by nobody else meanwhile.</summary>
internal sealed class InstanceRecorder(InstanceStore store, IIdentityGenerator ids)
{
    private static readonly object HistoryKey = new();

    public void Record(WorkflowExecutionContext context)
    {
        var history = context.TransientProperties.GetOrAdd(HistoryKey, () => new History());
        history.Update(context, ids);

        store.Save(new InstanceRecord
        {
            Id = context.Id,
            DefinitionId = context.Workflow.Identity.DefinitionId,
            DefinitionVersionId = context.Workflow.Identity.Id,
            Version = context.Workflow.Identity.Version,
            Status = context.Status,
            SubStatus = context.SubStatus,
            IsExecuting = context.IsExecuting,
            CorrelationId = context.CorrelationId,
            Name = context.Name,
            IncidentCount = context.Incidents.Count,
            IsSystem = context.Workflow.IsSystem,
            CreatedAt = context.CreatedAt,
            UpdatedAt = context.UpdatedAt,
            FinishedAt = context.FinishedAt,
            State = RecordedState.Of(context),
            Journal = [.. history.Journal],
            Activities = [.. history.Activities.Values],
            Variables = [.. KeptVariables.Of(RecordedState.Active(context))],
        });
    }

    /// <summary>What earlier records of the same run hold and what cannot change any more.</summary>
    private sealed class History
    {
        public List<JournalRecord> Journal { get; } = [];

        public OrderedDictionary<string, ActivityRecord> Activities { get; } = [];

        public void Update(WorkflowExecutionContext context, IIdentityGenerator ids)
        {
            foreach (var entry in context.ExecutionLog.Skip(Journal.Count))
                Journal.Add(JournalRecord.Of(entry, ids.GenerateId()));

            foreach (var activity in context.ActivityExecutionContexts.Where(x => !Activities.TryGetValue(x.Id, out var known) || known.CompletedAt == null))
                Activities[activity.Id] = ActivityRecord.Of(activity);
        }
    }
}
