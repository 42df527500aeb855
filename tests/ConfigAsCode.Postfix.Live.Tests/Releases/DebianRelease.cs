using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Live.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Live.Tests.Releases;

/// <summary>
/// Postfix and OpenSSL of a Debian release, in a folder that holds a bare system of it (eng/make-bare-debian.sh). The folder is kept
/// for the next run, below POSTFIX_RELEASES where that is set.
/// </summary>
internal sealed class DebianRelease
{
    private static readonly string Folders =
        Environment.GetEnvironmentVariable("POSTFIX_RELEASES")
        ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".cache",
            "configascode-postfix",
            "releases"
        );

    private static readonly TimeSpan TimeToMake = TimeSpan.FromMinutes(5);

    private static readonly string[] Packages = ["postfix", "postfix-lmdb", "postfix-pcre", "openssl"];

    private readonly string root;

    private DebianRelease(string platform, string root)
    {
        this.root = root;
        Target = PlatformInfo.Find(platform)!.Target;
    }

    /// <summary>The releases by the names of their platforms.</summary>
    public static IReadOnlyDictionary<string, string> CodeNames { get; } =
        new Dictionary<string, string>
        {
            ["Debian11"] = "bullseye",
            ["Debian12"] = "bookworm",
            ["Debian13"] = "trixie",
        };

    /// <summary>What the catalogue says of it.</summary>
    public Target Target { get; }

    /// <summary>The master.cf that the package brings, from which an installation starts.</summary>
    public string MasterCf => File.ReadAllText(PathTo("usr", "share", "postfix", "master.cf.dist"));

    /// <summary>The release, made now where no run has made it.</summary>
    public static DebianRelease Of(string platform)
    {
        string root = Path.Combine(Folders, CodeNames[platform]);
        lock (Packages)
        {
            if (!Directory.Exists(root))
            {
                string[] make =
                [
                    RepositoryRoot.PathTo("eng", "make-bare-debian.sh"),
                    CodeNames[platform],
                    root,
                    .. Packages,
                ];
                ProgramResult made = Programs.Run("bash", make, timeout: TimeToMake);
                Assert.True(made.ExitCode == 0, made.Everything);
            }
        }

        return new DebianRelease(platform, root);
    }

    public string PathTo(params IEnumerable<string> parts) => Path.Combine([root, .. parts]);

    /// <summary>What postconf(1) prints with a main.cf and a master.cf in which nothing stands.</summary>
    public string PostconfAlone(params string[] arguments)
    {
        using var folder = new ConfigurationFolder(this);
        folder.Write("main.cf", "");
        folder.Write("master.cf", "");
        ProgramResult answer = folder.Postconf(arguments);
        Assert.True(answer.ExitCode == 0, answer.Everything);
        return answer.Output;
    }

    /// <summary>Runs a program of the release to its end.</summary>
    public ProgramResult Run(string program, params IEnumerable<string> arguments) =>
        Programs.Run("chroot", [root, program, .. arguments]);
}
