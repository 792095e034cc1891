namespace Elsa.StandIn.Engine;

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
