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
    public static HostFolder Read(string path, Func<Manifest?, Target> targetOf) =>
        Read(HostFiles.OnDisk(path), targetOf);

    /// <param name="source">The files.</param>
    /// <param name="targetOf">What they run on, given what a build wrote beside them.</param>
    /// <exception cref="HostFolderException">There is nothing that can be judged.</exception>
    public static HostFolder Read(HostFiles source, Func<Manifest?, Target> targetOf)
    {
        HostFolder folder = ReadAny(source, targetOf);
        return OtherKind.In(folder.Reading) is { Count: > 0 } others
            ? throw new HostFolderException(
                $"{folder.PathOf(others[0].Document.File)} {others[0].Sentence}. Name a folder whose {others[0].Document.File} has {others[0].Has}"
            )
            : folder;
    }

    /// <summary>The same where a file may be none of Postfix, which is a finding then.</summary>
    /// <param name="source">The files.</param>
    /// <param name="targetOf">What they run on, given what a build wrote beside them.</param>
    /// <exception cref="HostFolderException">There are no files, or one of them cannot be read.</exception>
    public static HostFolder ReadAny(HostFiles source, Func<Manifest?, Target> targetOf)
    {
        (HostFile? main, HostFile? master) = ConfigurationOf(source);
        Manifest? manifest = source.Find(Manifest.FileName) is { } text ? ManifestReader.Read(text.Text) : null;
        Target target = targetOf(manifest);
        return manifest is null
            ? OfSomebody(source, target, main, master)
            : OfBuild(source, target, manifest, main, master);
    }

    /// <summary>The files of a project, which somebody wrote, whatever else is among them: the analyzers judge them so.</summary>
    /// <param name="source">The files.</param>
    /// <param name="target">What they run on.</param>
    /// <exception cref="HostFolderException">There are no files, or one of them cannot be read.</exception>
    public static HostFolder ReadWritten(HostFiles source, Target target)
    {
        (HostFile? main, HostFile? master) = ConfigurationOf(source);
        return OfSomebody(source, target, main, master);
    }

    private static (HostFile? Main, HostFile? Master) ConfigurationOf(HostFiles source)
    {
        HostFile? main = source.Find(InstanceReader.MainCf);
        HostFile? master = source.Find(InstanceReader.MasterCf);
        return main is null && master is null
            ? throw new HostFolderException(
                $"{source.Directory} has neither main.cf nor master.cf. Name the folder that has them, such as /etc/postfix"
            )
            : (main, master);
    }

    private static Dictionary<string, HostFile> ByName(HostFile? main, HostFile? master) =>
        new[] { main, master }.OfType<HostFile>().ToDictionary(file => file.Name);

    /// <summary>Everything that there is to say about the folder, in the order of the lines.</summary>
    /// <param name="today">The day on which accepted risks are judged.</param>
    public IReadOnlyList<LocatedFinding> Review(DateTime today)
    {
        var lines = new Lazy<ShownLines>(() => new ShownLines(Reading));
        return [.. PlacedFinding.AllOf(Reading, today).Select(placed => Located(placed, lines))];
    }

    /// <summary>Makes the safe fixes of what is not accepted, in memory.</summary>
    /// <param name="today">The day on which accepted risks are judged.</param>
    public FolderFixes Fix(DateTime today)
    {
        FixedReading made = SafeFixes.Apply(
            Reading,
            reading =>
                [
                    .. PlacedFinding
                        .Review(Manifest is null ? RiskComments.Read(reading) : reading, today)
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

    private LocatedFinding Located(PlacedFinding placed, Lazy<ShownLines> lines)
    {
        (ReviewedFinding reviewed, FindingLocation location) = placed;
        return new LocatedFinding(
            reviewed.Finding,
            files.TryGetValue(location.File, out HostFile? file) ? file.Name : location.File,
            PathOf(location.File),
            location.Range,
            lines.Value.Line(location.File, location.Range),
            reviewed.IsAccepted ? RiskAcceptance.Reasons(reviewed.AcceptedBy) : null
        );
    }

    /// <summary>Where a file of the reading is.</summary>
    /// <param name="document">The file, as the reading names it.</param>
    internal string PathOf(string document) =>
        files.TryGetValue(document, out HostFile? file) ? file.Path : Path.Combine(Directory, document);

    private static HostFolder OfSomebody(HostFiles source, Target target, HostFile? main, HostFile? master)
    {
        Dictionary<string, HostFile> files = ByName(main, master);
        var named = new Dictionary<string, HostFile>(StringComparer.Ordinal);
        var folder = WrittenFolder.Read(
            WrittenFolder.NameOf(source.FullPath ?? source.Directory),
            target,
            main?.Text,
            master?.Text,
            source.FullPath,
            name => Find(source, name, named)
        );
        foreach (NamedTable table in folder.Tables)
        {
            files[table.Table.Name] = named[table.File];
        }

        return new HostFolder(source.Directory, folder.Reading, files, folder.Unread, manifest: null);
    }

    private static FileText Find(HostFiles source, string name, Dictionary<string, HostFile> found)
    {
        try
        {
            if (source.Find(name) is not { } file)
            {
                return FileText.Missing;
            }

            found[name] = file;
            return FileText.Of(file.Text);
        }
        catch (HostFolderException)
        {
            return FileText.Unreadable;
        }
    }

    private static HostFolder OfBuild(
        HostFiles source,
        Target target,
        Manifest manifest,
        HostFile? main,
        HostFile? master
    )
    {
        Dictionary<string, HostFile> files = ByName(main, master);
        var unread = new List<UnreadTable>();
        var texts = new List<InstanceFile>(files.Values.Select(file => new InstanceFile(file.Name, file.Text, null)));
        foreach (ManifestFile listed in manifest.Files.Where(f => f.TableType is not null && FileName.IsSafe(f.Path)))
        {
            if (source.Find(listed.Path) is { } table)
            {
                files[table.Name] = table;
                texts.Add(new InstanceFile(table.Name, table.Text, listed.TableType));
            }
            else
            {
                unread.Add(
                    new UnreadTable(
                        listed.TableType!,
                        listed.Path,
                        listed.Path,
                        Manifest.FileName,
                        UnreadReason.Missing
                    )
                );
            }
        }

        InstanceReading reading = ConfigurationReader.Read(manifest.Instance, target, texts);
        return new HostFolder(
            source.Directory,
            reading with
            {
                Instance = reading.Instance with { AcceptedRisks = manifest.AcceptedRisks },
            },
            files,
            unread,
            manifest
        );
    }
}
