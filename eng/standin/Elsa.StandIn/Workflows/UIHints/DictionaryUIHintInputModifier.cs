namespace Elsa.Workflows.UIHints.Dictionary;

public class DictionaryUIHintInputModifier : IActivityDescriptorModifier
{
    public void Modify(ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(x => x.UIHint == InputUIHints.Dictionary))
            input.EvaluatorType = typeof(DictionaryValueEvaluator);
    }
}
