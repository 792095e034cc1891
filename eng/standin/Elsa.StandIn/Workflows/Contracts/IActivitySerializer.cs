namespace Elsa.Workflows;

public interface IActivitySerializer
{
    IActivity Deserialize(string serializedActivity);

    T Deserialize<T>(string serializedValue);
}
