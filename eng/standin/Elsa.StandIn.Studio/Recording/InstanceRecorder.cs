using Elsa.Workflows.CommitStates;
using Elsa.Workflows.State;

namespace Elsa.StandIn;

/// <summary>Records the state of an instance. The run itself calls it, so nothing else reads a context at the same time.</summary>
internal sealed class InstanceRecorder(InstanceStore store, IdentityGenerator ids)
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
            State = RecordedState.Capture(context),
            Journal = [.. history.Journal],
            Activities = [.. history.Activities.Values],
            Variables = [.. KeptVariables.Capture(RecordedState.Active(context))],
        });
    }

    /// <summary>The final values in earlier records of the same run.</summary>
    private sealed class History
    {
        public List<JournalRecord> Journal { get; } = [];

        public OrderedDictionary<string, ActivityRecord> Activities { get; } = [];

        public void Update(WorkflowExecutionContext context, IdentityGenerator ids)
        {
            foreach (var entry in context.ExecutionLog.Skip(Journal.Count))
                Journal.Add(JournalRecord.Create(entry, ids.GenerateId()));

            foreach (var activity in context.ActivityExecutionContexts.Where(x => !Activities.TryGetValue(x.Id, out var known) || known.CompletedAt == null))
                Activities[activity.Id] = ActivityRecord.Create(activity);
        }
    }
}

/// <summary>The newest instances, in memory. Beyond a limit, the oldest that is not running is removed.</summary>
internal sealed class InstanceStore
{
    public const int Limit = 1000;
    public const long LargestTotal = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, InstanceRecord> _instances = [];
    private long _total;

    public InstanceRecord? Find(string id)
    {
        lock (_lock)
            return _instances.GetValueOrDefault(id);
    }

    public IReadOnlyList<InstanceRecord> ListAll()
    {
        lock (_lock)
            return [.. _instances.Values];
    }

    public void Save(InstanceRecord instance)
    {
        lock (_lock)
        {
            Remove(instance.Id);
            _instances[instance.Id] = instance;
            _total += instance.BytesOfValues;

            while ((_instances.Count > Limit || _total > LargestTotal)
                && _instances.Values.Where(x => !x.IsExecuting && x.Id != instance.Id).MinBy(x => x.CreatedAt) is { } oldest)
                Remove(oldest.Id);
        }
    }

    public bool Remove(string id)
    {
        lock (_lock)
        {
            var isRemoved = _instances.Remove(id, out var removed);
            _total -= removed?.BytesOfValues ?? 0;
            return isRemoved;
        }
    }
}

/// <summary>Makes every commit of a run visible, as Elsa's runtime does.</summary>
internal sealed class RecordingCommitStateHandler(InstanceRecorder recorder) : ICommitStateHandler
{
    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default)
    {
        recorder.Record(workflowExecutionContext);
        return Task.CompletedTask;
    }

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default) =>
        CommitAsync(workflowExecutionContext, cancellationToken);
}
