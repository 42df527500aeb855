using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>
/// Whatever kept the compiler from reporting it: what is wrong with a declaration fails the build with its reason, by every way to a
/// file, and no file is touched, removed or accepted.
/// </summary>
public sealed class GateTests : IDisposable
{
    private const string Sound = """
        [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["/etc/ssl/private/mail.pem"])]
        [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
        public partial class Mail : IIntermediateTls
        {
            [Table("virtual"), Entry("postmaster@example.org", "root")]
            sealed class Aliases : VirtualAliasTable;
        }
        """;

    private readonly TestProject project = new();

    /// <summary>Rows of C# with what the build says of them.</summary>
    public static TheoryData<string, string> Faulty =>
        new()
        {
            {
                Sound.Replace("\"postmaster@example.org\"", "\"\"", StringComparison.Ordinal),
                "PFX9002: mail: PFX0005: No file is written, since it cannot contain a key of the table virtual: the key is empty"
            },
            {
                Sound + "[PostfixInstance(\"mail\")] public partial class Mail;",
                "PFX9002: mail: PFX0002: Two instances would be written to one folder"
            },
            {
                Sound
                    + "[PostfixInstance(\"MAIL\"), Target(Platform.Debian12)] public partial class Other : IIntermediateTls;",
                "PFX9002: MAIL: PFX0002: Two instances would be written to one folder"
            },
            {
                Sound.Replace("Target(Platform.Debian12), ", "", StringComparison.Ordinal),
                "PFX9002: mail: PFX0001: No file is written: the instance has no target."
            },
            {
                Sound.Replace("\"mail\"", "\"../mail\"", StringComparison.Ordinal),
                "PFX9002: ../mail: PFX0002: No file is written for the instance name '../mail'"
            },
            {
                Sound.Replace(" : IIntermediateTls", " : IIntermediateTls, IA, IB", StringComparison.Ordinal)
                    + "[Main(MyHostname = \"a.example\")] interface IA; [Main(MyHostname = \"b.example\")] interface IB;",
                "PFX9002: mail: PFX0003: It is undecided which value myhostname has"
            },
            {
                Sound.Replace("(\"mail\")", "(\"mail\", Set = [\"myhostname\"])", StringComparison.Ordinal),
                "PFX9002: mail: PFX0004: 'myhostname' sets nothing."
            },
            {
                Sound + "[InetService(\"2525\", Daemon.Smtpd)] public class Loose;",
                "PFX9002: PFX0004: The service '2525' is in no master.cf"
            },
            {
                Sound.Replace("[Table(\"virtual\"), ", "[", StringComparison.Ordinal),
                "PFX9002: PFX0004: No file is written for 'Aliases': it has no [Table]."
            },
            {
                Sound.Replace(
                    "    [Table",
                    "    [InetService(\"25\", Daemon.Smtpd)] sealed class Again;\n    [Table",
                    StringComparison.Ordinal
                ),
                "PFX9002: mail: PFX4007: 25/inet and smtp/inet are one endpoint to Postfix"
            },
            {
                Sound.Replace(
                    "SmtpdTlsSecurityLevel.May,",
                    "SmtpdTlsSecurityLevel.May, Protocols = [\">=TLSv1\"],",
                    StringComparison.Ordinal
                ),
                "PFX9002: mail: PFX1001: "
            },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_of_the_declaration_fails_every_way_to_a_file_and_touches_none(string source, string message)
    {
        IReadOnlyDictionary<string, string> before = MakeSoundFiles();

        project.Compile(source);
        foreach (Func<bool> way in new[] { () => project.Write(), () => project.Accept(), () => project.Publish() })
        {
            Assert.False(way());
            Assert.Contains(
                project.Engine.Errors,
                e => $"{e.Code}: {e.Message}".StartsWith(message, StringComparison.Ordinal)
            );
            Assert.Equal(before, Files());
        }
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void With_the_gate_off_it_writes_what_can_be_written_and_each_file_says_that_nothing_judged_it(
        string source,
        string message
    )
    {
        IReadOnlyDictionary<string, string> before = MakeSoundFiles();

        project.Compile(source);
        bool succeeded = project.Write(task => task.Gate = "off");

        bool canBeWritten =
            message.Contains("PFX0003", StringComparison.Ordinal)
            || message.Contains("PFX0004", StringComparison.Ordinal)
            || message.Contains("PFX1001", StringComparison.Ordinal);
        Assert.Equal(canBeWritten, succeeded);
        if (!succeeded)
        {
            Assert.Equal(before, Files());
            return;
        }

        Assert.All(
            Directory.EnumerateFiles(project.Output, "*", SearchOption.AllDirectories),
            file =>
                Assert.Contains(
                    file.EndsWith(".json", StringComparison.Ordinal)
                        ? "\"gate\": \"off\""
                        : "PostfixGate was off: nothing has checked these files.",
                    File.ReadAllText(file),
                    StringComparison.Ordinal
                )
        );
        Assert.StartsWith(
            "# PostfixGate was off",
            project.Read("bin", "postfix", "mail", "main.cf"),
            StringComparison.Ordinal
        );
        Assert.True(string.IsNullOrEmpty(Assert.Single(project.Engine.Warnings).Code));
    }

    [Fact]
    public void Accepted_risks_are_written_with_their_reasons()
    {
        project.Compile(
            """
            [PostfixInstance("webshop"), Target(Platform.Ubuntu1604)]
            [SmtpdTls(CertFile = "/etc/ssl/certs/shop.pem", KeyFile = "/etc/ssl/private/shop.key")]
            public partial class Webshop
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
                [AcceptRisk("PFX1001", "scanner on 10.2.0.7 speaks TLS 1.0 only", Until = "2099-12-31")]
                [AcceptRisk("PFX1002", "the scanner has no CA")]
                [AcceptRisk("PFX1004", "nor anything newer than 3DES")]
                [AcceptRisk("PFX1014", "reached through a tunnel only")]
                sealed class Submission;
            }
            """
        );
        Assert.True(project.Write(), string.Join("\n", project.Engine.Errors.Select(e => e.Message)));
        Assert.Contains(
            """
            # from Submission
            # accepted risk PFX1001 until 2099-12-31: scanner on 10.2.0.7 speaks TLS 1.0 only (Submission)
            # accepted risk PFX1002: the scanner has no CA (Submission)
            # accepted risk PFX1004: nor anything newer than 3DES (Submission)
            # accepted risk PFX1014: reached through a tunnel only (Submission)
            submission 
            """,
            project.Read("bin", "postfix", "webshop", "master.cf"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_the_generator_the_build_says_which_instance_was_not_rendered()
    {
        IReadOnlyDictionary<string, string> before = MakeSoundFiles();

        project.Compile(Sound, withGenerator: false);

        Assert.False(project.Write(task => task.Gate = "off"));
        Assert.StartsWith(
            "The instance 'mail' of Mail was not rendered",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("myhostname mail", "PFX9002: shop: PFX6001: 'myhostname mail' is not a setting", "(main.cf(3,1))")]
    [InlineData(
        "myhostname = a",
        "PFX9002: shop: PFX6002: myhostname = shop.example.org has no effect",
        "(main.cf(1,1))"
    )]
    public void A_fault_of_a_line_is_refused_at_its_line_and_column_whatever_its_severity(
        string line,
        string message,
        string place
    )
    {
        project.Compile(HandWritten.Instance("shop", HandWritten.MainCf + "\n" + line + "\n"), withGenerator: false);
        Assert.False(project.Write());
        string told = Assert.Single(
            project.Engine.Errors.Select(e => $"{e.Code}: {e.Message}"),
            e => e.StartsWith(message, StringComparison.Ordinal)
        );
        Assert.Contains($"{place}; the compiler's report was switched off", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_declares_no_instance_any_more_has_no_files()
    {
        MakeSoundFiles();
        project.Compile("class Nothing;");
        Assert.True(project.Write());
        Assert.False(Directory.Exists(project.Output));
    }

    [Theory]
    [InlineData("OFF", true)]
    [InlineData("on", false)]
    [InlineData("false", null)]
    [InlineData("no", null)]
    public void PostfixGate_is_off_or_it_is_on(string value, bool? isOff)
    {
        project.Compile(Sound);
        Assert.Equal(isOff is not null, project.Write(task => task.Gate = value));
        Assert.Equal(isOff is true ? 1 : 0, project.Engine.Warnings.Count);
        if (isOff is null)
        {
            Assert.StartsWith(
                $"PostfixGate is '{value}'; write off, or remove it.",
                Assert.Single(project.Engine.Errors).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_design_time_build_accepts_and_publishes_nothing()
    {
        IReadOnlyDictionary<string, string> before = MakeSoundFiles();
        project.Compile(Sound.Replace("root", "nobody", StringComparison.Ordinal));
        Assert.False(project.Accept(task => task.IsDesignTime = true));
        Assert.StartsWith(
            "This is a design-time build",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.False(project.Publish(task => task.IsDesignTime = true));
        Assert.False(project.Write(task => task.IsDesignTime = true));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void On_a_build_server_what_nobody_has_accepted_goes_nowhere()
    {
        IReadOnlyDictionary<string, string> before = MakeSoundFiles();
        project.Compile(Sound.Replace("root", "nobody", StringComparison.Ordinal));
        Assert.False(project.Write(OnServer));
        Assert.Equal("PFX9001", Assert.Single(project.Engine.Errors).Code);
        Assert.False(
            project.Publish(task =>
            {
                task.IsBuildServer = true;
                task.SnapshotDirectory = project.Snapshots;
            })
        );
        Assert.Equal("PFX9001", Assert.Single(project.Engine.Errors).Code);
        Assert.Equal(before, Files());

        Assert.True(project.Accept());
        Assert.True(project.Write(OnServer));

        void OnServer(Tasks.WritePostfixFiles task)
        {
            task.IsBuildServer = true;
            task.SnapshotDirectory = project.Snapshots;
        }
    }

    [Fact]
    public void What_one_task_has_read_the_next_one_of_the_build_takes()
    {
        var engine = new RecordingEngine();
        project.Compile(Sound);
        Assert.True(
            project.Write(task =>
            {
                task.BuildEngine = engine;
                task.Gate = "off";
            })
        );
        Assert.True(
            project.Publish(task =>
            {
                task.BuildEngine = engine;
                task.Gate = "off";
            })
        );
        Assert.Equal(1, engine.Registered);
        // And says once what is to be said of both.
        Assert.Single(engine.Warnings);
    }

    [Fact]
    public void Publish_takes_its_files_from_the_assembly_whatever_lies_in_the_output_folder()
    {
        MakeSoundFiles();
        File.WriteAllText(project.PathTo("bin", "postfix", "mail", "main.cf"), "mynetworks = 0.0.0.0/0\n");
        File.WriteAllText(project.PathTo("obj", "Debug", "postfix", "mail", "extra.cf"), "");
        Assert.True(project.Publish(task => task.WithArchives = true));
        Assert.DoesNotContain(
            "0.0.0.0/0",
            project.Read("obj", "Debug", "postfix", "mail", "main.cf"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                "mail.tar",
                "mail/main.cf",
                "mail/manifest.json",
                "mail/master.cf",
                "mail/virtual",
                "posture.html",
                "posture.md",
            ],
            TestProject.Contents(project.Published).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Clean_removes_what_was_written_and_what_was_published()
    {
        MakeSoundFiles();
        Assert.True(project.Clean());
        Assert.False(Directory.Exists(project.Output));
        Assert.False(Directory.Exists(project.Published));
        Assert.True(Directory.Exists(project.Snapshots));
    }

    public void Dispose() => project.Dispose();

    /// <summary>The files of a build, of a publish and of an accepted snapshot.</summary>
    private Dictionary<string, string> MakeSoundFiles()
    {
        project.Compile(Sound);
        Assert.True(project.Write(), string.Join("\n", project.Engine.Errors.Select(e => e.Message)));
        Assert.True(project.Publish());
        Assert.True(project.Accept());
        return Files();
    }

    private Dictionary<string, string> Files() =>
        new[] { project.Output, project.Published, project.Snapshots }
            .SelectMany(folder =>
                TestProject
                    .Contents(folder)
                    .Select(file => KeyValuePair.Create(Path.Combine(folder, file.Key), file.Value))
            )
            .ToDictionary();
}
