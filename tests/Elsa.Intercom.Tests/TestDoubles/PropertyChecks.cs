using FsCheck;
using FsCheck.Fluent;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Checks a property with generated values. A failure names the smallest counterexample and the seed that repeats it.</summary>
internal static class PropertyChecks
{
    public static void Holds(this Property property, int times) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true));
}
