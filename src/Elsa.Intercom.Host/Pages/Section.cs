namespace Elsa.Intercom.Host.Pages;

/// <summary>The entries of the navigation.</summary>
internal enum Section
{
    Workflows,
    Runs,
    Start,
}
