namespace Elsa.Intercom.Testing;

/// <summary>Finds the built programs of this repository, in the configuration of the running program.</summary>
public static class BuiltProgram
{
    /// <param name="folder"><c>src</c> or <c>tests</c>.</param>
    /// <param name="project">The project's name, which is also its assembly's.</param>
    public static string Assembly(string folder, string project)
    {
        // …/tests/<project>/bin/<configuration>/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, folder, project, "bin", output.Parent.Name, output.Name, $"{project}.dll");
    }
}
