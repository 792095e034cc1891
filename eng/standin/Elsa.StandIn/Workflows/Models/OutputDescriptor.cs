namespace Elsa.Workflows.Models;

public class OutputDescriptor : PropertyDescriptor;
