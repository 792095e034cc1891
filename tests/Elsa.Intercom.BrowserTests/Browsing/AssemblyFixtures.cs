using Elsa.Intercom.BrowserTests.Browsing;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(DesignerFixture))]

// Each page starts a .NET runtime of its own; more of them than cores only makes all of them slow.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
