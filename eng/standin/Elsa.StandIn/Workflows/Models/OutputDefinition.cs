namespace Elsa.Workflows.Models;

public class OutputDefinition : ArgumentDefinition;
