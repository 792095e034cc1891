namespace Elsa.StandIn.Definitions;

internal sealed class VariableReader(TypeAliases aliases)
{
    public Variable Read(VariableDefinition definition)
    {
        var type = aliases.Resolve(definition.TypeName);
        type = definition.IsArray ? type.MakeArrayType() : type;
        var variable = (Variable)Activator.CreateInstance(typeof(Variable<>).MakeGenericType(type))!;

        if (!string.IsNullOrEmpty(definition.Id))
            variable.Id = definition.Id;

        variable.Name = definition.Name;
        variable.StorageDriverType = StorageDrivers.Find(definition.StorageDriverTypeName);

        // A default that does not fit its type is left out, as in Elsa.
        if (!string.IsNullOrWhiteSpace(definition.Value))
            definition.Value.TryConvertTo(type).OnSuccess(x => variable.Value = x);

        return variable;
    }
}
