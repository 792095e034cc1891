namespace Elsa.Intercom.Host;

/// <summary>The folder of the quick start's own files.</summary>
internal static class DataFolder
{
    /// <exception cref="QuickStartException">The folder cannot be created.</exception>
    public static DirectoryInfo Create(string path)
    {
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QuickStartException($"The data folder {path} cannot be created: {e.Message} Choose another folder with --Data.");
        }
    }
}
