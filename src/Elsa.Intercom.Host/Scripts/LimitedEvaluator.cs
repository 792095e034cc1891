using System.Diagnostics;
using System.Text.RegularExpressions;
using Acornima.Ast;
using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Models;
using Jint;
using Jint.Runtime;

namespace Elsa.Intercom.Host.Scripts;

/// <summary>
/// Evaluates on a thread with a large stack, because a stack overflow ends the process, and stops waiting if the engine doesn't stop by itself. An error
/// names the field as the author sees it.
/// </summary>
internal sealed partial class LimitedEvaluator(IJavaScriptEvaluator inner) : IJavaScriptEvaluator
{
    private const int DeepestStack = 500;

    private static readonly TimeSpan LongestWait = ScriptLimits.LongestRun + TimeSpan.FromSeconds(2);
    private static readonly SemaphoreSlim Threads = new(Math.Max(8, 2 * Environment.ProcessorCount));

    private static readonly ScriptPreparationOptions Preparation = new() { ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true } };

    public async Task<object?> EvaluateAsync(
        string expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null,
        Action<Engine>? configureEngine = null, CancellationToken cancellationToken = default)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.CancellationToken);

        try
        {
            return await AloneAsync(
                () => inner.EvaluateAsync(expression, returnType, context, options, configureEngine, cancellationToken), expression, left.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException && !left.IsCancellationRequested)
        {
            throw new ScriptException($"The field {Field(expression, context)} cannot be evaluated: {Reason(e)}.", IsDeep(e) ? null : e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The caller left.", e, left.Token);
        }
    }

    private static async Task<object?> AloneAsync(Func<Task<object?>> evaluate, string source, CancellationToken left)
    {
        if (!await Threads.WaitAsync(LongestWait, left))
            throw new ScriptException("other expressions keep the server busy; try again");

        var result = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    Check(source);

                    // Not awaited: what follows an await could run on a thread with a small stack.
                    result.SetResult(evaluate().GetAwaiter().GetResult());
                }
                catch (Exception e)
                {
                    result.SetException(e);
                }
                finally
                {
                    Threads.Release();
                }
            },
            ScriptLimits.Stack)
        {
            IsBackground = true,
        };
        thread.Start();
        return await result.Task.WaitAsync(LongestWait, left);
    }

    private static void Check(string source)
    {
        if (source.Length > ScriptLimits.LongestSource)
            throw new ScriptException($"it has more than {ScriptLimits.LongestSource:N0} characters");

        // A product of two whole numbers without a limit can take minutes, and the engine can't interrupt it.
        if (WholeNumber().IsMatch(source) && Engine.PrepareScript(source, options: Preparation).Program!.DescendantNodes().OfType<BigIntLiteral>().Any())
            throw new ScriptException("it uses a BigInt such as 1n, which is not allowed here; use a number or a text");
    }

    private static string Reason(Exception exception) => exception switch
    {
        RegexMatchTimeoutException => $"a regular expression took longer than {ScriptLimits.LongestMatch.TotalSeconds:0} seconds",
        TimeoutException => $"it took longer than {ScriptLimits.LongestRun.TotalSeconds:0} seconds",
        MemoryLimitExceededException or OutOfMemoryException =>
            $"it used more than {ScriptLimits.MegabytesOfMemory} MB of memory, or made a list of more than {ScriptLimits.LongestArray:N0} items",
        RecursionDepthOverflowException => $"its functions call each other more than {ScriptLimits.DeepestCall} levels deep",
        JavaScriptException { Message: "Cyclic reference detected." } => "the result contains itself",
        _ => exception.Message.TrimEnd('.'),
    };

    /// <summary>The stack of a nested source or of a recursion would be megabytes of text, which Elsa stores with the run and logs.</summary>
    private static bool IsDeep(Exception? exception) =>
        exception != null && (new StackTrace(exception).FrameCount > DeepestStack || IsDeep(exception.InnerException));

    /// <summary>The name that the designer shows.</summary>
    private static string Field(string expression, ExpressionExecutionContext context)
    {
        if (!context.TryGetActivityExecutionContext(out var owner))
            return "with this expression";

        var field = owner.ActivityDescriptor.Inputs.FirstOrDefault(
            x => x.IsWrapped && x.ValueGetter(owner.Activity) is Input { Expression.Value: { } value } && $"{value}" == expression);
        return field == null ? "with this expression" : $"'{field.DisplayName ?? field.Name}'";
    }

    [GeneratedRegex(@"[0-9a-fA-F_]n\b", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}

/// <summary>Why an expression has no value.</summary>
internal sealed class ScriptException(string message, Exception? inner = null) : Exception(message, inner);
