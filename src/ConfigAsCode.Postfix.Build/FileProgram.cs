using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// A C# file that is built without a project, <c>dotnet build mail.cs</c>. Its folders are beside it, where another file or a project
/// can have the same: each would take the snapshots of the other for those of instances that are gone.
/// </summary>
internal static class FileProgram
{
    private const string RecordEnding = ".written";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The folders with their defaults, and what gives one to a file, or to a project.</summary>
    private static readonly Folder[] Folders =
    [
        new(
            "PostfixOutputDirectory",
            "postfix",
            @"^#:\s*property\s+PostfixOutputDirectory\s*=",
            // A project writes below bin, unless it names a folder; what no build of the file wrote is not replaced.
            ""
        ),
        new(
            "PostfixSnapshotDirectory",
            "snapshots",
            @"^#:\s*property\s+(PostfixSnapshotDirectory\s*=|PostfixSnapshots\s*=\s*off)",
            "<(PostfixSnapshotDirectory>|PostfixSnapshots>off)"
        ),
    ];

    /// <summary>Why the file cannot be built beside another one, or beside a project; null where it can.</summary>
    /// <param name="file">The file; absolute.</param>
    /// <param name="sources">What is compiled with it; absolute.</param>
    /// <param name="defaults">The properties for which it has the default; none for a project.</param>
    public static string? Conflict(string file, IReadOnlyList<string> sources, IReadOnlyList<string> defaults)
    {
        Folder[] own = [.. Folders.Where(folder => defaults.Contains(folder.Property))];
        return own.Length == 0
            ? null
            : Directory
                .EnumerateFiles(Path.GetDirectoryName(file)!)
                .Where(path => !sources.Append(file).Contains(path, StringComparer.OrdinalIgnoreCase))
                .OrderBy(path => path, StringComparer.Ordinal)
                .Select(path => Conflict(file, path, [.. SharedWith(path, own)]))
                .FirstOrDefault(conflict => conflict is not null);
    }

    /// <summary>The records in an output folder beside the file whose file does not exist: somebody renamed or removed it.</summary>
    public static IReadOnlyList<string> RecordsOfGone(string file, string outputDirectory)
    {
        string folder = Path.GetDirectoryName(file)!;
        return Directory.Exists(outputDirectory)
            ?
            [
                .. Directory
                    .EnumerateFiles(outputDirectory, ".*" + RecordEnding)
                    .Where(record => !File.Exists(Path.Combine(folder, SourceOf(Path.GetFileName(record))))),
            ]
            : [];
    }

    private static string? Conflict(string file, string other, Folder[] shared)
    {
        if (shared.Length == 0)
        {
            return null;
        }

        string name = Path.GetFileName(file);
        string own = Path.GetFileNameWithoutExtension(file);
        string lines = string.Join(
            " and ",
            shared.Select(folder => $"\"#:property {folder.Property}={folder.Default}-{own}\"")
        );
        return $"{name} and {Path.GetFileName(other)} are in one folder and would share {string.Join(" and ", shared.Select(f => f.Default + "/"))}. "
            + $"Write {lines} into {name}, move it into a folder of its own, or declare the instances of both in one file.";
    }

    private static IEnumerable<Folder> SharedWith(string other, Folder[] own)
    {
        switch (Path.GetExtension(other))
        {
            case ".cs":
                string[] directives =
                [
                    .. File.ReadLines(other).Where(line => line.StartsWith("#:", StringComparison.Ordinal)),
                ];
                return directives.Any(line => Matches(line, @"^#:\s*package\s+ConfigAsCode\.Postfix\s*(@|$)"))
                    ? own.Where(folder => !directives.Any(line => Matches(line, folder.SetInFile)))
                    : [];
            case ".csproj":
                string project = File.ReadAllText(other);
                return Matches(project, "Include=\"ConfigAsCode\\.Postfix\"")
                    ? own.Where(folder => !Matches(project, folder.SetInProject))
                    : [];
            default:
                return [];
        }
    }

    private static string SourceOf(string record) => record.Substring(1, record.Length - 1 - RecordEnding.Length);

    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    /// <param name="Property">The property that names it.</param>
    /// <param name="Default">Its name beside a file that does not set the property.</param>
    /// <param name="SetInFile">What a directive looks like that gives another one to a file, or none.</param>
    /// <param name="SetInProject">The same in the text of a project; empty where a project has another default.</param>
    private sealed record Folder(string Property, string Default, string SetInFile, string SetInProject);
}
