using Elsa.StandIn.Engine;

namespace Elsa.Workflows;

public abstract class Behavior : IBehavior
{
    private readonly SignalHandlers _signalHandlers = new();

    protected Behavior(IActivity owner) => Owner = owner;

    public IActivity Owner { get; }

    protected void OnSignalReceived(Type signalType, Func<object, SignalContext, ValueTask> handler) => _signalHandlers.Add(signalType, handler);

    protected void OnSignalReceived<T>(Func<T, SignalContext, ValueTask> handler) =>
        OnSignalReceived(typeof(T), (signal, context) => handler((T)signal, context));

    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return ValueTask.CompletedTask;
    }

    protected virtual void Execute(ActivityExecutionContext context)
    {
    }

    ValueTask IBehavior.ExecuteAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context) => _signalHandlers.HandleAsync(signal, context);
}
