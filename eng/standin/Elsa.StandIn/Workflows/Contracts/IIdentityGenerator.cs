namespace Elsa.Workflows;

public interface IIdentityGenerator
{
    string GenerateId();
}
