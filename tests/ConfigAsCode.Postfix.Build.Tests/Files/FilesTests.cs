using ConfigAsCode.Postfix.Files.Folders;

namespace ConfigAsCode.Postfix.Build.Tests.Files;

public class FilesTests
{
    [Fact]
    public void The_assembly_knows_Core_and_neither_MSBuild_nor_Roslyn_nor_any_other() =>
        Assert.Equal(
            ["ConfigAsCode.Postfix.Core", "netstandard"],
            typeof(OutputFolder).Assembly.GetReferencedAssemblies().Select(a => a.Name).Order(StringComparer.Ordinal)
        );
}
