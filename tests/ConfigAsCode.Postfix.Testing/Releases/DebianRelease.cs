using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Testing.Releases;

/// <summary>
/// Postfix and OpenSSL of a Debian release: those of this machine where it is of that release, and otherwise those of a bare system
/// in a folder (eng/make-bare-debian.sh).
/// </summary>
public sealed class DebianRelease
{
    private static readonly string[] Packages =
    [
        "postfix",
        "postfix-cdb",
        "postfix-lmdb",
        "postfix-pcre",
        "openssl",
        "sasl2-bin",
        "libsasl2-modules",
    ];

    private static readonly Dictionary<string, string> CodeNames = new()
    {
        ["Debian11"] = "bullseye",
        ["Debian12"] = "bookworm",
        ["Debian13"] = "trixie",
    };

    private static readonly Lazy<string> Own = new(FindOwnPlatform);

    private static readonly Dictionary<string, Lazy<DebianRelease>> All = CodeNames.Keys.ToDictionary(
        platform => platform,
        platform => new Lazy<DebianRelease>(() => Find(platform))
    );

    private readonly string root;

    private DebianRelease(string platform, string root)
    {
        this.root = root;
        Platform = platform;
        Target = PlatformInfo.Find(platform)!.Target;
    }

    /// <summary>The platforms whose programs can be asked.</summary>
    public static IReadOnlyCollection<string> Platforms => CodeNames.Keys;

    /// <summary>The platform of this machine.</summary>
    public static string OwnPlatform => Own.Value;

    /// <summary>
    /// What the tests of this run ask: this machine's own, or the one whose platform POSTFIX_PLATFORM names (Debian13).
    /// </summary>
    public static DebianRelease Tested { get; } =
        Of(Environment.GetEnvironmentVariable("POSTFIX_PLATFORM") is { Length: > 0 } named ? named : OwnPlatform);

    public string Platform { get; }

    /// <summary>What the catalogue says of it.</summary>
    public Target Target { get; }

    /// <summary>The master.cf that the package brings, from which an installation starts.</summary>
    public string MasterCf => File.ReadAllText(PathTo("usr", "share", "postfix", "master.cf.dist"));

    private bool IsOfThisMachine => root == "/";

    /// <summary>The release; its folder is made now where no run has made it.</summary>
    public static DebianRelease Of(string platform) => All[platform].Value;

    /// <summary>The path on this machine of a file of the release.</summary>
    public string PathTo(params IEnumerable<string> parts) => Path.Combine([root, .. parts]);

    /// <summary>Runs a program of the release to its end.</summary>
    public ProgramResult Run(string program, IEnumerable<string> arguments, string input = "", TimeSpan? timeout = null)
    {
        (string name, IEnumerable<string> words) = CommandLine(program, arguments);
        return Programs.Run(name, words, input, timeout);
    }

    /// <summary>Runs a program of the release that must succeed.</summary>
    public string RunOrFail(string program, IEnumerable<string> arguments, string input = "") =>
        Run(program, arguments, input).ShouldSucceed().Output;

    /// <summary>Starts a program of the release with its three streams redirected.</summary>
    public System.Diagnostics.Process Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        (string name, IEnumerable<string> words) = CommandLine(program, arguments);
        return Programs.Start(name, words, variables: variables);
    }

    /// <summary>What postconf(1) prints with a main.cf and a master.cf in which nothing stands.</summary>
    public string PostconfAlone(params string[] arguments)
    {
        using var folder = new ConfigurationFolder(this);
        folder.Write("main.cf", "");
        folder.Write("master.cf", "");
        return folder.Postconf(arguments).ShouldSucceed().Output;
    }

    /// <summary>A folder with a bare system of a release, whatever this machine is, with Postfix and other packages.</summary>
    public static string FolderWith(string platform, string name, IEnumerable<string> packages) =>
        BareDebian.Folder($"{CodeNames[platform]}-{name}", CodeNames[platform], [.. Packages, .. packages]);

    public override string ToString() => Platform;

    private (string Program, IEnumerable<string> Arguments) CommandLine(
        string program,
        IEnumerable<string> arguments
    ) =>
        IsOfThisMachine
            ? (program, arguments)
            : (
                "chroot",
                [
                    root,
                    "/usr/bin/env",
                    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                    program,
                    .. arguments,
                ]
            );

    private static DebianRelease Find(string platform) =>
        new(
            platform,
            platform == OwnPlatform ? "/" : BareDebian.Folder(CodeNames[platform], CodeNames[platform], Packages)
        );

    private static string FindOwnPlatform()
    {
        Dictionary<string, string> release = File.ReadLines("/etc/os-release")
            .Select(line => line.Split('=', 2))
            .Where(words => words.Length == 2)
            .ToDictionary(words => words[0], words => words[1].Trim('"'));
        string platform = "Debian" + release.GetValueOrDefault("VERSION_ID");
        return release.GetValueOrDefault("ID") == "debian" && CodeNames.ContainsKey(platform)
            ? platform
            : throw new NotSupportedException(
                $"These tests know {string.Join(", ", CodeNames.Keys)}; this machine is {release.GetValueOrDefault("PRETTY_NAME")}."
            );
    }
}
