using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build.Tests.Rendered;

/// <summary>The models of instances whose files are alike are those that reading each file gives.</summary>
public class AlikeFilesTests
{
    private const string MasterCf = "# master.cf of one\nsmtp inet n - y - - smtpd\n  -o smtpd_banner=one\n";

    private const string MainCf = """
        # main.cf of one
        myhostname = mx01.example.org
        smtp_bind_address = 10.0.0.1
        inet_interfaces = 10.0.0.1,
          127.0.0.1
        mydestination = $myhostname

        """;

    // What the generator writes of another host, and what an assembly can hold that it did not write.
    public static TheoryData<string[], int> Patches =>
        new()
        {
            {
                [
                    "@0 1 1\n# main.cf of two\n@1 1 1\nmyhostname = mx02.example.org\n@2 1 1\nsmtp_bind_address = 10.0.0.20",
                ],
                2
            },
            {
                [
                    "@1 1 1\nmyhostname = mx02.example.org\n@2 1 1\nsmtp_bind_address = 10.0.0.20",
                    "@1 1 1\nmyhostname = mx03.example.org\n@2 1 1\nsmtp_bind_address = 10.0.0.30",
                    "@1 1 1\nmyhostname = m.example.org\n@2 1 1\nsmtp_bind_address = 10.0.0.111, 10.0.0.2",
                ],
                2
            },
            { ["@1 1 1\nmyhostname = $mydomain", "@1 1 1\nmyhostname = a b\tc"], 3 },
            { ["@1 1 1\nmyhostname =", "@1 1 1\nmyhostname = \u00e9", "@1 1 1\n  more"], 4 },
            { ["@3 1 1\ninet_interfaces = 10.0.0.2,", "@3 1 1\ninet_interfaces = 10.0.0.3,"], 2 },
            {
                ["@4 1 1\n# no address", "@4 1 1\n# none", "@4 1 0", "@5 1 2\nmyhostname = twice\nmyhostname = thrice"],
                4
            },
            { ["@2 1 1\nmyhostname = twice", "@2 1 1\nmyhostname = thrice"], 2 },
            { ["@5 1 1\nmydestination = one", "@5 1 1\nmydestination = two"], 3 },
        };

    [Theory]
    [MemberData(nameof(Patches))]
    public void Each_is_read_as_its_files_stand(string[] patches, int kinds)
    {
        RenderedInstance[] instances =
        [
            .. PackedClass.Read(Texts(patches)).Instances.Select(instance => new RenderedInstance("Role", instance)),
        ];
        var project = new RenderedProject(instances, [], [], []);
        Assert.Equal(kinds, AlikeFiles.Among(instances).Count);
        Assert.Empty(project.Read(_ => false));
        foreach (RenderedInstance instance in instances)
        {
            Assert.Equal(FileLines.WithoutColumns(instance.Read().Instance), instance.Model);
        }
    }

    [Fact]
    public void Where_a_line_has_a_fault_each_is_asked()
    {
        RenderedInstance[] instances =
        [
            .. PackedClass
                .Read(Texts(["@1 1 1\nmyhostname = mx2.example.org", "@1 1 1\nmyhostname = mx3.example.org"]))
                .Instances.Select(instance => new RenderedInstance("Role", instance)),
        ];
        var project = new RenderedProject(instances, [], [], []);
        IReadOnlyList<RenderedInstance> faulty = project.Read(reading =>
            reading.MainCf.Settings.Any(s => s.Value.Text.StartsWith("mx2", StringComparison.Ordinal))
        );
        Assert.Equal(["host1"], faulty.Select(instance => instance.Name));
    }

    private static Dictionary<string, string> Texts(string[] patches)
    {
        var texts = new Dictionary<string, string>
        {
            ["Class"] = "Role",
            ["Part0"] = "",
            ["Part1"] = "Debian 12|3.7|3.0|y",
            ["Part2"] = MainCf.ReplaceLineEndings("\n"),
            ["Part3"] = MasterCf,
            ["Instance0"] = "host0|0|1|0|0\nmain.cf||2|0\nmaster.cf||3|0",
        };
        for (int i = 0; i < patches.Length; i++)
        {
            int lines = patches[i].Split('\n').Length;
            string name = $"host{i + 1}";
            texts[$"Instance{i + 1}"] =
                $"{name}|0|1|0|0\nmain.cf||2|{lines}\n{patches[i]}\nmaster.cf||3|2\n@0 1 1\n# master.cf of {name}";
        }

        return texts;
    }
}
