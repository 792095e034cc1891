using System.Reflection;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Makes an activity run like the Studio's test run: without a parent.</summary>
internal static class Parentless
{
    private static readonly PropertyInfo Parent = typeof(ActivityExecutionContext).GetProperty(
        nameof(ActivityExecutionContext.ParentActivityExecutionContext))!;

    /// <summary>A value whose evaluation, just before the activity runs, removes its parent.</summary>
    public static Input<string> Text(string value) => new(context =>
    {
        Parent.SetValue(context.GetActivityExecutionContext(), null);
        return value;
    });
}
