using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PackedPackage))]
// A small build keeps little more than one core busy, and each class has folders of its own.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
