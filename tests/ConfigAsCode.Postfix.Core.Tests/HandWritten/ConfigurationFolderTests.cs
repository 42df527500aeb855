using ConfigAsCode.Postfix.Core.HandWritten;

namespace ConfigAsCode.Postfix.Core.Tests.HandWritten;

/// <summary>Which folder a file belongs to, for an editor, the analyzer and the build alike.</summary>
public class ConfigurationFolderTests
{
    [Theory]
    [InlineData("/etc/postfix/main.cf", "/etc/postfix")] // It need not be there yet.
    [InlineData("/etc/postfix/master.cf", "/etc/postfix")]
    [InlineData("/srv/mail/virtual", "/srv/mail")]
    [InlineData("/srv/mail/a/b/c/d/virtual", "/srv/mail")]
    [InlineData("/srv/relay/tables/transport", "/srv/relay")] // One with a master.cf alone.
    [InlineData("/srv/mail/inner/virtual", "/srv/mail/inner")]
    [InlineData("/srv/other/virtual", null)]
    [InlineData("/virtual", null)]
    [InlineData("virtual", null)]
    [InlineData("relative/virtual", "relative")]
    [InlineData("C:/mail/virtual", null)]
    public void The_nearest_configuration_counts(string path, string? folder)
    {
        string[] files = ["/srv/mail/main.cf", "/srv/relay/master.cf", "/srv/mail/inner/main.cf", "relative/main.cf"];
        Assert.Equal(folder, ConfigurationFolder.Of(path, files.Contains));
    }

    [Fact]
    public void The_top_is_a_folder_too()
    {
        Assert.Equal("/", ConfigurationFolder.Of("/a/virtual", path => path == "/main.cf"));
        Assert.Equal("", ConfigurationFolder.Of("a/virtual", path => path == "main.cf"));
    }
}
