using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Testing.Releases;

/// <summary>
/// Bare systems in folders, made by eng/make-bare-debian.sh and kept for the next run, below POSTFIX_RELEASES where that is set.
/// </summary>
internal static class BareDebian
{
    private static readonly string Folders =
        Environment.GetEnvironmentVariable("POSTFIX_RELEASES")
        ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".cache",
            "configascode-postfix",
            "releases"
        );

    private static readonly TimeSpan TimeToMake = TimeSpan.FromMinutes(15);

    /// <summary>The folder with these packages; it is made now where no run has made it.</summary>
    /// <param name="name">Its own, below the folders of all.</param>
    /// <param name="codeName">The release, as its archive names it.</param>
    /// <param name="packages">What is installed in it; one that the release does not have fails the test with what apt says.</param>
    public static string Folder(string name, string codeName, IReadOnlyCollection<string> packages)
    {
        string root = Path.Combine(Folders, name);
        // What an earlier run made may lack what the tests of today ask for.
        if (Directory.Exists(root) && !packages.All(package => IsInstalled(root, package)))
        {
            Directory.Delete(root, recursive: true);
        }

        if (!Directory.Exists(root))
        {
            string[] make = [RepositoryRoot.PathTo("eng", "make-bare-debian.sh"), codeName, root, .. packages];
            Programs.Run("bash", make, timeout: TimeToMake).ShouldSucceed();
        }

        return root;
    }

    private static bool IsInstalled(string root, string package) =>
        Directory
            .EnumerateFiles(Path.Combine(root, "var", "lib", "dpkg", "info"), package + "*.list")
            .Any(file => Path.GetFileNameWithoutExtension(file).Split(':')[0] == package);
}
