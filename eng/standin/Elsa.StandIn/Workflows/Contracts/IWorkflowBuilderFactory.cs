namespace Elsa.Workflows;

public interface IWorkflowBuilderFactory
{
    IWorkflowBuilder CreateBuilder();
}
