namespace Elsa.Workflows;

public interface IStartNode;
