using System.Reflection;

namespace Elsa.StandIn.Definitions;

internal static class ActivityFactory
{
    /// <summary>The constructor that needs nothing: caller information is optional, so it counts as none.</summary>
    public static IActivity Create(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                              .Where(x => x.GetParameters().All(parameter => parameter.HasDefaultValue))
                              .OrderBy(x => x.GetParameters().Length)
                              .FirstOrDefault()
                          ?? throw new WorkflowDefinitionException($"{type} has no constructor without parameters.");
        return (IActivity)constructor.Invoke(constructor.GetParameters().Select(x => x.ParameterType == typeof(int) ? (object)0 : null).ToArray());
    }
}
