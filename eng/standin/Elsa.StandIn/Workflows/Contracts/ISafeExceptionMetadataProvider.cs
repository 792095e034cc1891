namespace Elsa.Workflows;

public interface ISafeExceptionMetadataProvider
{
    IReadOnlyDictionary<string, string> GetSafeMetadata();
}
