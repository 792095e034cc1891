using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Models;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Activities;

/// <summary>One execution of an activity: it reads the inputs as authors mean them and collects the outputs.</summary>
internal sealed class Step
{
    private readonly Dictionary<Input, object?> _raw = [];
    private readonly Dictionary<string, object?> _outputs = [];
    private readonly TimeProvider _time;
    private readonly long _started;

    private Step(ActivityExecutionContext context)
    {
        Context = context;
        _time = context.GetRequiredService<TimeProvider>();
        _started = _time.GetTimestamp();
    }

    public ActivityExecutionContext Context { get; }

    /// <summary>The name of the connection.</summary>
    public string Connection { get; private set; } = IntercomOptions.DefaultConnection;

    /// <summary>When this execution started. It stays the same when Elsa recovers the execution.</summary>
    public DateTimeOffset StartedAt => Context.StartedAt;

    public DateTimeOffset Now => _time.GetUtcNow();

    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    public CancellationToken CancellationToken => Context.CancellationToken;

    public static async Task<Step> BeginAsync(ActivityExecutionContext context, IntercomActivity activity)
    {
        var step = new Step(context);

        // Elsa's own conversion silently turns unreadable values into a default, or quotes them in an incident.
        foreach (var descriptor in context.ActivityDescriptor.Inputs.Where(input => !input.AutoEvaluate))
        {
            if (descriptor.ValueGetter(activity) is Input { Expression: { } expression } input)
                step._raw[input] = await step.EvaluateAsync(descriptor.Name, expression);
        }

        step.Connection = context.Get(activity.Connection).OrNull() ?? IntercomOptions.DefaultConnection;

        return step;
    }

    public T Get<T>()
        where T : notnull => Context.GetRequiredService<T>();

    /// <summary>A trimmed text; null if there is none. A cleared field arrives as an empty text and means the same.</summary>
    /// <exception cref="IntercomException">The value is not a text, or is a number whose digits are lost.</exception>
    public string? Text(Input<string?>? input, string name) => ReadText(input, name).OrNull();

    /// <summary>The unchanged text, blanks included; empty if there is none.</summary>
    /// <exception cref="IntercomException">The value is not a text, or is a number whose digits are lost.</exception>
    public string Message(Input<string>? input, string name) => ReadText(input!, name) ?? "";

    /// <summary>The value of a choice; its default if there is none.</summary>
    /// <exception cref="IntercomException">The text is not one of the choices.</exception>
    public string Choice<T>(Input<string?>? input, string name)
        where T : Choices, new() => Choices.Get<T>().Read(Context.Get(input), Label(name));

    /// <exception cref="IntercomException">The value is neither true nor false.</exception>
    public bool Boolean(Input<bool>? input, string name) => Record(name, BooleanInput.Read(Raw(input), Label(name)));

    /// <exception cref="IntercomException">The value is not a date, or a date without an offset.</exception>
    public DateTimeOffset? Date(Input<DateTimeOffset?>? input, string name) => Record(name, DateInput.Read(Raw(input), Label(name)));

    /// <exception cref="IntercomException">The value is not a whole number, or is outside of the range.</exception>
    public int? Number(Input<int?>? input, string name, int least, int most) => Record(name, WholeNumbers.Read(Raw(input), Label(name), least, most));

    /// <exception cref="IntercomException">The value is not a duration.</exception>
    public TimeSpan? Duration(Input<TimeSpan?>? input, string name) => Record(name, DurationInput.Read(Raw(input), Label(name)));

    /// <exception cref="IntercomException">The value is not a list of texts.</exception>
    public IReadOnlyList<string>? Texts(Input<ICollection<string>?>? input, string name, string example) =>
        TextsInput.Read(Raw(input), Label(name), example) is { Length: > 0 } texts ? Record(name, texts) : null;

    /// <summary>A UUID that stays the same when Elsa recovers this execution.</summary>
    /// <param name="number">Distinguishes the UUIDs of one execution.</param>
    public string Uuid(int number) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Context.Id}:{number}")).AsSpan(0, 16)).ToString();

    /// <exception cref="IntercomException">The value is not a JSON object.</exception>
    public JObject? JsonObject(Input<object?>? input, string name) => JsonObjectInput.Read(Raw(input), Label(name));

    /// <exception cref="IntercomException">The value is not an object of plain values.</exception>
    public Task<IReadOnlyDictionary<string, object?>?> AttributesAsync(Input<IDictionary<string, object>?>? input, string name) =>
        AttributesInput.ReadAsync(Context, Raw(input), Label(name));

    /// <summary>
    /// Commits the workflow's state before sending, so that Elsa resumes a killed process with the same execution: its id and its start. The Studio's test has
    /// no parent activity: committing it would leave an instance that Elsa restarts later, which would send again.
    /// </summary>
    public async Task CommitAsync()
    {
        if (Context.ParentActivityExecutionContext != null && Get<Connections>().Current().CommitBeforeSending)
            await Context.WorkflowExecutionContext.CommitAsync();
    }

    /// <summary>Sets an output, which is written when the activity ends.</summary>
    public void Set<T>(Output<T>? output, T? value, [CallerArgumentExpression(nameof(output))] string name = "") => _outputs[name] = value;

    /// <summary>
    /// Writes every declared output once, including outputs without a value: a bound variable must not keep the value of an earlier step, or of an
    /// earlier pass of a loop. Only once, because Elsa's getOutputFrom reads the first value that was written.
    /// </summary>
    public void WriteOutputs(IntercomActivity activity)
    {
        foreach (var output in Context.ActivityDescriptor.Outputs)
            Context.Set(
                (Output?)output.ValueGetter(activity), _outputs.GetValueOrDefault(output.Name, output.Type == typeof(bool) ? false : null), output.Name);
    }

    /// <summary>Adds a name, an id or a time to the journal, never a text. Nulls are left out.</summary>
    public void Note(string name, object? value)
    {
        if (value != null)
            Context.JournalData[name] = value;
    }

    /// <summary>Adds sentences for the operator to the journal.</summary>
    public void Warn(IReadOnlyList<string> warnings) => Note("Warnings", warnings.Count > 0 ? warnings.ToArray() : null);

    /// <exception cref="InputEvaluationException">The expression failed. It names the input, as Elsa's own evaluation does.</exception>
    private async Task<object?> EvaluateAsync(string name, Expression expression)
    {
        try
        {
            return await Get<IExpressionEvaluator>().EvaluateAsync<object>(expression, Context.ExpressionExecutionContext);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InputEvaluationException(name, $"Failed to evaluate activity input '{Label(name)}': {e.Message}", e);
        }
    }

    /// <summary>An input without an expression may still read from memory.</summary>
    private string? ReadText(Input<string?>? input, string name) =>
        Record(name, TextInput.Read(input?.Expression == null ? Context.Get(input) : Raw(input), Label(name)));

    /// <summary>The name of an input as the editor shows it, for sentences.</summary>
    private string Label(string name) => Context.ActivityDescriptor.Inputs.FirstOrDefault(input => input.Name == name)?.DisplayName ?? name;

    private object? Raw(Input? input) => input == null ? null : _raw.GetValueOrDefault(input);

    /// <summary>Elsa records the inputs that it evaluates; these are recorded in the same place.</summary>
    private T Record<T>(string name, T value)
    {
        if (value != null)
            Context.ActivityState[name] = value;

        return value;
    }
}
