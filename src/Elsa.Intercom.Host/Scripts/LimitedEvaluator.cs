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

    public async Task<object?> EvaluateAsync(
        string expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null,
        Action<Engine>? configureEngine = null, CancellationToken cancellationToken = default)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.CancellationToken);

        try
        {
            return await AloneAsync(
                () => inner.EvaluateAsync(Checked(expression), returnType, context, options, configureEngine, cancellationToken), left.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException && !HasLeft())
        {
            throw new ScriptException($"The field {Field(expression, context)} cannot be evaluated: {Reason(e)}.", IsDeep(e) ? null : e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The caller left.", e, left.Token);
        }

        // Not the linked token: the engine can see the caller's own before the link does.
        bool HasLeft() => cancellationToken.IsCancellationRequested || context.CancellationToken.IsCancellationRequested;
    }

    private static async Task<object?> AloneAsync(Func<Task<object?>> evaluate, CancellationToken left)
    {
        if (!await Threads.WaitAsync(LongestWait, left))
            throw new ScriptException("other expressions keep the server busy; try again");

        var result = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
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

    /// <summary>The source with a check of its result; its text if it is not JavaScript, for the engine's own error.</summary>
    /// <exception cref="ScriptException">It is too long, or uses what is not allowed.</exception>
    private static string Checked(string source)
    {
        if (source.Length > ScriptLimits.LongestSource)
            throw new ScriptException($"it has more than {ScriptLimits.LongestSource:N0} characters");

        Script script;

        try
        {
            script = Engine.PrepareScript(source, options: ResultCheck.Preparation).Program!;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return source;
        }

        // A product of two whole numbers without a limit can take minutes, and the engine can't interrupt it.
        if (WholeNumber().IsMatch(source) && script.DescendantNodes().OfType<BigIntLiteral>().Any())
            throw new ScriptException("it uses a BigInt such as 1n, which is not allowed here; use a number or a text");

        return ResultCheck.Around(source, script);
    }

    private static string Reason(Exception exception) => exception switch
    {
        RegexMatchTimeoutException => "a regular expression took too long",
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
