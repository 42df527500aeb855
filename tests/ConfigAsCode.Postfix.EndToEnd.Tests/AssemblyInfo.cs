using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PackedPackage))]
// A build uses every core already; two at once would only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
