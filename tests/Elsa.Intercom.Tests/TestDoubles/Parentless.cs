using System.Reflection;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Makes an activity run as the Studio's Test run executes it: without a parent.</summary>
internal static class Parentless
{
    private static readonly PropertyInfo Parent = typeof(ActivityExecutionContext).GetProperty(
        nameof(ActivityExecutionContext.ParentActivityExecutionContext))!;

    /// <summary>A value whose evaluation, just before the activity runs, takes its parent away.</summary>
    public static Input<string> Text(string value) => new(context =>
    {
        Parent.SetValue(context.GetActivityExecutionContext(), null);
        return value;
    });
}
