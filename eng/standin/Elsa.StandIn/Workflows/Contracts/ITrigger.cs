namespace Elsa.Workflows;

public interface ITrigger : IActivity
{
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}
