using Elsa.Workflows.IncidentStrategies;
using Elsa.Workflows.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Elsa.StandIn;

/// <summary>Runs one activity as Elsa's default pipeline does: exception handling, then the journal, then the activity.</summary>
internal sealed class ActivityRunner(IServiceProvider services, IOptions<IncidentOptions> incidents, ILogger<ActivityRunner> logger)
{
    public async Task RunAsync(ActivityExecutionContext context)
    {
        context.IsExecuting = true;

        try
        {
            await RunAndLogAsync(context);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "An exception was caught from a downstream middleware component");
            context.Fault(e);
            ResolveStrategy(context).HandleIncident(context);
        }
        finally
        {
            context.IsExecuting = false;
        }
    }

    private static async Task RunAndLogAsync(ActivityExecutionContext context)
    {
        context.AddExecutionLogEntry("Started");

        try
        {
            await InvokeAsync(context);
        }
        catch (Exception e)
        {
            var payload = new
            {
                Exception = e.GetType().FullName,
                e.Message,
                e.Source,
                e.Data,
                e.StackTrace,
                InnerException = e.InnerException?.GetType().FullName,
            };
            context.AddExecutionLogEntry("Faulted", e.Message, payload: payload);
            throw;
        }
    }

    private static async Task InvokeAsync(ActivityExecutionContext context)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        await context.EvaluateInputPropertiesAsync();

        if (context.CancellationToken.IsCancellationRequested)
        {
            context.TransitionTo(ActivityStatus.Canceled);
            context.AddExecutionLogEntry("Activity cancelled");
            return;
        }

        if (!await context.Activity.CanExecuteAsync(context))
        {
            context.TransitionTo(ActivityStatus.Pending);
            context.AddExecutionLogEntry("Precondition Failed", "Cannot execute at this time");
            return;
        }

        RefuseBackground(context);
        context.TransitionTo(ActivityStatus.Running);
        await context.Activity.ExecuteAsync(context);
    }

    private static void RefuseBackground(ActivityExecutionContext context)
    {
        var descriptor = context.ActivityDescriptor;
        var isAsynchronousTask = descriptor.Kind == ActivityKind.Task && (context.Activity.GetRunAsynchronously() ?? descriptor.RunAsynchronously);

        if (descriptor.Kind == ActivityKind.Job || isAsynchronousTask)
            throw new NotInStandInException($"Running {descriptor.TypeName} in the background (activity {context.Activity.Id})");
    }

    private IIncidentStrategy ResolveStrategy(ActivityExecutionContext context)
    {
        var type = context.WorkflowExecutionContext.Workflow.Options.IncidentStrategyType ?? incidents.Value.DefaultIncidentStrategy ?? typeof(FaultStrategy);
        return (IIncidentStrategy)ActivatorUtilities.GetServiceOrCreateInstance(services, type);
    }
}
