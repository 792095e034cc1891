using Elsa.Workflows.Options;

namespace Elsa.StandIn;

/// <summary>First in, first out, like Elsa's default scheduler.</summary>
internal sealed class WorkQueue : Queue<WorkItem>;

/// <summary>A scheduled activity, and its owner.</summary>
internal sealed record WorkItem(IActivity Activity, ActivityExecutionContext? Owner, ScheduleWorkOptions Options);

/// <summary>Marks a variable whose value lasts until the run ends, like Elsa's MemoryStorageDriver.</summary>
internal sealed class MemoryStorage;

/// <summary>Marks a variable whose value is stored with the instance, like Elsa's WorkflowInstanceStorageDriver.</summary>
internal sealed class WorkflowInstanceStorage;

/// <summary>The handlers of an activity or a behavior, by exact type of signal.</summary>
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
