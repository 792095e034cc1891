using Elsa.Intercom.BrowserTests.Browsing;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(DesignerFixture))]

// Each page starts its own .NET runtime. More pages than cores make all of them slow.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
