using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.State;

namespace Elsa.Workflows;

public class DefaultActivityInputEvaluator : IActivityInputEvaluator
{
    public async Task<object?> EvaluateAsync(ActivityInputEvaluatorContext context) =>
        await context.ExpressionEvaluator.EvaluateAsync(context.Input, context.ExpressionExecutionContext);
}

public class NoopCommitStateHandler : ICommitStateHandler
{
    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;
}

internal sealed class IdentityGenerator
{
    public string GenerateId() => BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8)).ToString("x", CultureInfo.InvariantCulture);
}
