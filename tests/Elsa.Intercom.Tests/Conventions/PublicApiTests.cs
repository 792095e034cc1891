using System.Reflection;
using System.Xml.Linq;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>What other people's code may rest on.</summary>
public sealed class PublicApiTests
{
    private static readonly Assembly Package = typeof(CreateConversation).Assembly;

    [Fact]
    public void The_public_API_is_the_one_in_PublicAPI_txt() =>
        Golden.Check(Path.Combine(Repository.Package, "PublicAPI.txt"), "PublicAPI.txt", string.Join('\n', PublicApi.Lines(Package)));

    [Fact]
    public void Everything_public_is_documented()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Elsa.Intercom.xml");
        var documented = XDocument.Load(file).Descendants("member").Select(member => ((string)member.Attribute("name")!).Split('(')[0]).ToHashSet();

        var missing = Package.GetExportedTypes().SelectMany(type => PublicApi.Members(type).Where(IsWritten).Select(DocumentationId).Prepend($"T:{Name(type)}")).Except(documented);

        Assert.Empty(missing);
    }

    [Fact]
    public void Handlers_of_the_designer_are_nobody_elses_business() =>
        Assert.DoesNotContain(Package.GetExportedTypes(), type => type.Namespace == "Elsa.Intercom.UIHints");

    /// <summary>What the compiler adds, empty constructors included, needs no words; properties of a record's head are its parameters.</summary>
    private static bool IsWritten(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => constructor.GetParameters().Length > 0 && !IsRecord(member.DeclaringType!),
        PropertyInfo => !IsRecord(member.DeclaringType!),
        _ => true,
    };

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") != null;

    private static string DocumentationId(MemberInfo member) => member switch
    {
        ConstructorInfo => $"M:{Name(member.DeclaringType!)}.#ctor",
        MethodInfo => $"M:{Name(member.DeclaringType!)}.{member.Name}",
        PropertyInfo => $"P:{Name(member.DeclaringType!)}.{member.Name}",
        EventInfo => $"E:{Name(member.DeclaringType!)}.{member.Name}",
        _ => $"F:{Name(member.DeclaringType!)}.{member.Name}",
    };

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
