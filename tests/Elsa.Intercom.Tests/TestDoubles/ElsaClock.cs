using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Elsa's own clock, set to the clock of a test. The stand-in has none: it takes the time from the TimeProvider.</summary>
public class ElsaClock : DispatchProxy
{
    private TimeProvider _time = TimeProvider.System;

    public static void Add(IServiceCollection services)
    {
        if (Type.GetType("Elsa.Common.ISystemClock, Elsa.Common") is not { } contract)
            return;

        services.AddSingleton(contract, provider =>
        {
            var clock = (ElsaClock)Create(contract, typeof(ElsaClock));
            clock._time = provider.GetRequiredService<TimeProvider>();
            return clock;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _time.GetUtcNow();
}
