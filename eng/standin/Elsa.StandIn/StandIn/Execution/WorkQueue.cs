using Elsa.Workflows.Options;

namespace Elsa.StandIn;

/// <summary>First in, first out, as Elsa's default scheduler.</summary>
internal sealed class WorkQueue : Queue<WorkItem>;

/// <summary>An activity that is due, and on whose behalf.</summary>
internal sealed record WorkItem(IActivity Activity, ActivityExecutionContext? Owner, ScheduleWorkOptions Options);

/// <summary>Marks a variable whose value is gone when the run has ended, as Elsa's MemoryStorageDriver does.</summary>
internal sealed class MemoryStorage;

/// <summary>Marks a variable whose value is kept with the instance, as Elsa's WorkflowInstanceStorageDriver does.</summary>
internal sealed class WorkflowInstanceStorage;

/// <summary>The handlers that an activity or a behaviour registered, by exact type of signal.</summary>
internal sealed class SignalHandlers
{
    private readonly List<(Type SignalType, Func<object, SignalContext, ValueTask> Handler)> _handlers = [];

    public void Add(Type signalType, Func<object, SignalContext, ValueTask> handler) => _handlers.Add((signalType, handler));

    public async ValueTask HandleAsync(object signal, SignalContext context)
    {
        foreach (var (_, handler) in _handlers.Where(x => x.SignalType == signal.GetType()))
            await handler(signal, context);
    }
}
