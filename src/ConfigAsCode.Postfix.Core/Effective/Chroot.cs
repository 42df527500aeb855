using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>The queue directory as the root of a program (BASIC_CONFIGURATION_README): what it opens after it has started is looked for below it.</summary>
internal static class Chroot
{
    // hier(7): what lies here belongs to the whole host. Any other folder of the root may be one that somebody made in the queue directory.
    private static readonly string[] FoldersOfHost =
    [
        "bin",
        "boot",
        "dev",
        "etc",
        "home",
        "lib",
        "media",
        "mnt",
        "opt",
        "proc",
        "root",
        "run",
        "sbin",
        "srv",
        "sys",
        "tmp",
        "usr",
        "var",
    ];

    /// <summary>
    /// Whether the program of a service runs in the chroot. Without a word in the field the compatibility level decides since 3.0, and before that
    /// it was yes.
    /// </summary>
    public static bool Holds(Service service, EffectiveView view) =>
        service.Chroot == "y"
        || (
            service.Chroot == "-"
            && CompatibilityLevel.PutsInChroot(view.Get(CompatibilityLevel.Name).Text, view.Target.Postfix)
        );

    /// <summary>The folder that is the root inside the chroot.</summary>
    public static string FolderOf(EffectiveView view) => FilePath.Normalized(view.Get("queue_directory").Text);

    /// <summary>
    /// The path from the queue directory, which is also the working directory, for an absolute path that leads below it; empty for another path of
    /// the host; null where the path may be right.
    /// </summary>
    public static string? Misses(string path, EffectiveView view)
    {
        if (!path.StartsWith("/", StringComparison.Ordinal))
        {
            return null;
        }

        string full = FilePath.Normalized(path);
        string folder = FolderOf(view);
        string first = full.Split('/')[1];
        return folder.Length > 1 && full.StartsWith(folder + "/", StringComparison.Ordinal)
                ? full.Substring(folder.Length + 1)
            : FoldersOfHost.Contains(first) ? ""
            : null;
    }

    /// <summary>A value with the path from the queue directory in place of an absolute one; null where that is not written there as it is read.</summary>
    /// <param name="written">The value as it is written.</param>
    /// <param name="path">The absolute path.</param>
    /// <param name="inside">What <see cref="Misses"/> gives for it.</param>
    public static string? ValueFromInside(string written, string path, string inside) =>
        new[] { path, "$queue_directory/" + inside, "${queue_directory}/" + inside, "$(queue_directory)/" + inside }
            .Where(text => written.IndexOf(text, StringComparison.Ordinal) >= 0)
            .Select(text => written.Replace(text, inside))
            .FirstOrDefault();
}
