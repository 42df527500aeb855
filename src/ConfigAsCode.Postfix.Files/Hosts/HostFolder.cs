using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Configuration;
using ConfigAsCode.Postfix.Files.Manifests;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>
/// A folder with the configuration of a host: main.cf, master.cf and the tables that they name. Where a build wrote it, its manifest has the target and
/// the accepted risks, and the files are judged as the declaration that they come from.
/// </summary>
public sealed class HostFolder
{
    private readonly Dictionary<string, HostFile> files;

    private HostFolder(
        string directory,
        InstanceReading reading,
        Dictionary<string, HostFile> files,
        IReadOnlyList<UnreadTable> unread,
        Manifest? manifest
    )
    {
        Directory = directory;
        Reading = reading;
        this.files = files;
        Unread = unread;
        Manifest = manifest;
    }

    public string Directory { get; }

    /// <summary>What the files say, with the risks that comments or the manifest accept.</summary>
    public InstanceReading Reading { get; }

    /// <summary>The tables whose text was not judged.</summary>
    public IReadOnlyList<UnreadTable> Unread { get; }

    /// <summary>What a build wrote beside the files; null in a folder that somebody wrote.</summary>
    public Manifest? Manifest { get; }

    public bool HasMainCf => files.ContainsKey(InstanceReader.MainCf);

    public bool HasMasterCf => files.ContainsKey(InstanceReader.MasterCf);

    /// <param name="path">The folder, or the main.cf or master.cf in it.</param>
    /// <param name="targetOf">What the files run on, given what a build wrote beside them.</param>
    /// <exception cref="HostFolderException">There is nothing that can be judged.</exception>
    public static HostFolder Read(string path, Func<Manifest?, Target> targetOf)
    {
        string directory = FolderOf(path);
        HostFile? main = HostFile.Find(directory, InstanceReader.MainCf);
        HostFile? master = HostFile.Find(directory, InstanceReader.MasterCf);
        if (main is null && master is null)
        {
            throw new HostFolderException(
                $"{directory} has neither main.cf nor master.cf. Name the folder that has them, such as /etc/postfix"
            );
        }

        Manifest? manifest = HostFile.Find(directory, Manifest.FileName) is { } text
            ? ManifestReader.Read(text.Text)
            : null;
        Target target = targetOf(manifest);
        HostFile[] both = [.. new[] { main, master }.OfType<HostFile>()];
        return manifest is null
            ? OfSomebody(directory, target, main, master, both)
            : OfBuild(directory, target, manifest, both);
    }

    /// <summary>Everything that there is to say about the folder, in the order of the lines.</summary>
    /// <param name="today">The day on which accepted risks are judged.</param>
    public IReadOnlyList<LocatedFinding> Review(DateTime today)
    {
        var lines = new Lazy<ShownLines>(() => new ShownLines(Reading));
        string[] order = [.. Reading.Documents.Select(document => document.File)];
        return
        [
            .. Reviewed(Reading, today)
                .Select(reviewed => Located(reviewed, lines))
                .OrderBy(finding => Array.IndexOf(order, finding.Location.File))
                .ThenBy(finding => finding.Location.Range.Start.Offset)
                .ThenBy(finding => finding.Located.Finding.Rule.Id, StringComparer.Ordinal)
                .Select(finding => finding.Located),
        ];
    }

    /// <summary>Makes the safe fixes of what is not accepted, in memory.</summary>
    /// <param name="today">The day on which accepted risks are judged.</param>
    public FolderFixes Fix(DateTime today)
    {
        FixedReading made = SafeFixes.Apply(
            Reading,
            reading =>
                [
                    .. Reviewed(Manifest is null ? RiskComments.Read(reading) : reading, today)
                        .Where(reviewed => !reviewed.IsAccepted)
                        .Select(reviewed => reviewed.Finding),
                ],
            files.ContainsKey
        );
        var before = new ShownLines(Reading);
        var after = new ShownLines(made.Reading);
        return new FolderFixes(
            Directory,
            [
                .. Reading
                    .Documents.Zip(made.Reading.Documents, (old, now) => (Old: old, Now: now))
                    .Where(both => both.Old.Text != both.Now.Text)
                    .Select(both => new FixedFile(
                        files[both.Old.File],
                        both.Now.Text,
                        before.All(both.Old),
                        after.All(both.Now)
                    )),
            ],
            [.. made.Applied.Select(Made)]
        );
    }

    private MadeFix Made(AppliedFix applied)
    {
        Origin origin = applied.Finding.Place.Origin;
        FindingLocation? location = origin.Range is null ? FindingLocation.Of(applied.Finding, Reading) : null;
        return new MadeFix(
            applied.Finding.Rule.Id,
            PathOf(location?.File ?? origin.DeclaredBy),
            (origin.Range ?? location!.Range).Start.Line,
            applied.Fix.Title
        );
    }

    private static IReadOnlyList<ReviewedFinding> Reviewed(InstanceReading reading, DateTime today) =>
        Rulebook.AnalyzeProject(
            [reading.Instance],
            [
                [.. Rulebook.Analyze(reading)],
            ],
            today
        );

    private (FindingLocation Location, LocatedFinding Located) Located(ReviewedFinding reviewed, Lazy<ShownLines> lines)
    {
        var location = FindingLocation.Of(reviewed.Finding, Reading);
        return (
            location,
            new LocatedFinding(
                reviewed.Finding,
                files.TryGetValue(location.File, out HostFile? file) ? file.Name : location.File,
                PathOf(location.File),
                location.Range,
                lines.Value.Line(location.File, location.Range),
                reviewed.IsAccepted ? RiskAcceptance.Reasons(reviewed.AcceptedBy) : null
            )
        );
    }

    private string PathOf(string document) =>
        files.TryGetValue(document, out HostFile? file) ? file.Path : Path.Combine(Directory, document);

    private static string FolderOf(string path)
    {
        bool isFile = Path.GetFileName(path) is InstanceReader.MainCf or InstanceReader.MasterCf && File.Exists(path);
        if (isFile)
        {
            return Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";
        }

        return System.IO.Directory.Exists(path) ? path
            : File.Exists(path)
                ? throw new HostFolderException($"{path} is a file. Name the folder that has main.cf and master.cf")
            : throw new HostFolderException(
                $"{path} is not there. Name the folder that has main.cf and master.cf, such as /etc/postfix"
            );
    }

    private static HostFolder OfSomebody(
        string directory,
        Target target,
        HostFile? main,
        HostFile? master,
        HostFile[] both
    )
    {
        string name = NameOf(directory);
        InstanceReading first = InstanceReader.Read(name, target, main?.Text ?? "", master?.Text);
        RefuseOther(first, main, master);
        var tables = NamedTables.Of(first.Instance, target, directory);
        InstanceReading reading =
            tables.Read.Count == 0
                ? first
                : InstanceReader.Read(
                    name,
                    target,
                    main?.Text ?? "",
                    master?.Text,
                    [.. tables.Read.Select(table => table.Table)]
                );
        Dictionary<string, HostFile> files = both.ToDictionary(file => file.Name);
        foreach ((TableFile table, HostFile file) in tables.Read)
        {
            files[table.Name] = file;
        }

        return new HostFolder(directory, RiskComments.Read(reading), files, tables.Unread, manifest: null);
    }

    private static HostFolder OfBuild(string directory, Target target, Manifest manifest, HostFile[] both)
    {
        Dictionary<string, HostFile> files = both.ToDictionary(file => file.Name);
        var unread = new List<UnreadTable>();
        var texts = new List<InstanceFile>(both.Select(file => new InstanceFile(file.Name, file.Text, null)));
        foreach (ManifestFile listed in manifest.Files.Where(f => f.TableType is not null && FileName.IsSafe(f.Path)))
        {
            if (HostFile.Find(directory, listed.Path) is { } table)
            {
                files[table.Name] = table;
                texts.Add(new InstanceFile(table.Name, table.Text, listed.TableType));
            }
            else
            {
                unread.Add(new UnreadTable($"{listed.TableType}:{listed.Path}", Manifest.FileName, "is not there"));
            }
        }

        InstanceReading reading = ConfigurationReader.Read(manifest.Instance, target, texts);
        return new HostFolder(
            directory,
            reading with
            {
                Instance = reading.Instance with { AcceptedRisks = manifest.AcceptedRisks },
            },
            files,
            unread,
            manifest
        );
    }

    /// <summary>A text of another kind is one sentence, rather than a finding for each of its lines.</summary>
    private static void RefuseOther(InstanceReading reading, HostFile? main, HostFile? master)
    {
        if (
            main is not null
            && reading.MainCf.Settings.Count > 0
            && reading.MainCf.Settings.All(s => s.Error is not null)
        )
        {
            throw new HostFolderException(
                $"{main.Path} is not a configuration of Postfix: none of its lines has the form name = value. Name a folder whose main.cf has"
            );
        }

        if (
            master is not null
            && reading.MasterCf!.Services.Count > 0
            && !reading.MasterCf.Services.Any(s => s.IsService)
        )
        {
            throw new HostFolderException(
                $"{master.Path} is not a configuration of Postfix: none of its lines is a service of eight fields. Name a folder whose "
                    + "master.cf has services"
            );
        }
    }

    private static string NameOf(string directory)
    {
        string name = Path.GetFileName(Path.GetFullPath(directory).TrimEnd(Path.DirectorySeparatorChar));
        return FileName.IsSafe(name) ? name : "postfix";
    }
}
