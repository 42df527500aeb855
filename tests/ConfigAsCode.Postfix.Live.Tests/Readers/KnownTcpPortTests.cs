using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>Names of ports of which PFX4004 says that each program skips them are those of which one warns, and in its words.</summary>
public sealed class KnownTcpPortTests : IDisposable
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private readonly ConfigurationFolder folder = new(DebianRelease.Tested);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("smtp=lmtp")]
    [InlineData("25=25")]
    [InlineData("smtp=25 smtp=100")]
    [InlineData("smtp=25, smtp=26")]
    [InlineData("==")]
    [InlineData("smtp")]
    [InlineData("a b=25")]
    [InlineData("smtp=")]
    [InlineData("=25")]
    [InlineData("a=b=25")]
    [InlineData("smtp=25, smtps = submissions = 465")]
    [InlineData("smtp=025,")]
    [InlineData("25 = lmtp")]
    public void What_a_program_skips_is_reported(string value)
    {
        string mainCf = $"compatibility_level = 2\nknown_tcp_ports = {value}\n";
        folder.Write("main.cf", mainCf);
        string[] warnings =
        [
            .. folder
                .Run("postmap", ["-q", "x", "static:x"])
                .ErrorLines.Where(line => line.Contains("known_tcp_ports: in", StringComparison.Ordinal)),
        ];
        Finding[] found =
        [
            .. Rulebook
                .Analyze(InstanceReader.Read("live", Release.Target, mainCf, "").Instance)
                .Where(f => f.Rule.Id == "PFX4004"),
        ];
        Assert.Equal(warnings.Length > 0, found.Length > 0);
        if (found.Length > 0)
        {
            string error = found[0].Message.Split("(\"")[1].Split("\")")[0];
            Assert.Contains(
                error.StartsWith("it is", StringComparison.Ordinal) ? "is not in" : error,
                warnings[0].Replace('"', '\''),
                StringComparison.Ordinal
            );
        }
    }
}
