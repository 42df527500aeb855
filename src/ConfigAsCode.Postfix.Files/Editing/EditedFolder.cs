using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Files.Manifests;

namespace ConfigAsCode.Postfix.Files.Editing;

/// <summary>A folder while somebody edits its files: there is something to say about each text, also one that is not a configuration yet.</summary>
public sealed class EditedFolder
{
    private readonly HostFolder judged;
    private readonly Lazy<IReadOnlyList<LocatedFinding>> findings;

    private EditedFolder(HostFolder judged, DateTime today)
    {
        this.judged = judged;
        findings = new Lazy<IReadOnlyList<LocatedFinding>>(() => judged.Review(today));
    }

    /// <summary>What the files say.</summary>
    public InstanceReading Reading => judged.Reading;

    /// <summary>What there is to say about the files, in the order of the lines. Made once, when somebody asks.</summary>
    public IReadOnlyList<LocatedFinding> Findings => findings.Value;

    /// <summary>Whether a build wrote the files: what is fixed in them is lost.</summary>
    public bool IsOfBuild => judged.Manifest is not null;

    /// <param name="source">The files.</param>
    /// <param name="targetOf">What they run on, given what a build wrote beside them.</param>
    /// <param name="today">The day on which accepted risks are judged.</param>
    /// <exception cref="HostFolderException">The folder has no main.cf and no master.cf, or one of them cannot be read.</exception>
    public static EditedFolder Read(HostFiles source, Func<Manifest?, Target> targetOf, DateTime today) =>
        new(HostFolder.ReadAny(source, targetOf), today);

    /// <summary>Where a file of the reading is.</summary>
    /// <param name="document">The file, as the reading names it.</param>
    public string PathOf(string document) => judged.PathOf(document);

    /// <summary>The file of the reading at a path; null where no setting names it.</summary>
    public CfDocument? DocumentAt(string path) =>
        Reading.Documents.FirstOrDefault(document => PathOf(document.File) == path);

    /// <summary>What a fix changes; null where it cannot be shown in the files.</summary>
    public IReadOnlyList<TextEdit>? EditsOf(LocatedFinding finding, Fix fix) =>
        IsOfBuild ? null : new FileEdits(Reading).Of(finding.Finding, fix);

    /// <summary>The texts of the files after all safe fixes, by their paths; none where nothing changes.</summary>
    /// <param name="today">The day on which accepted risks are judged.</param>
    public IReadOnlyList<FixedFile> SafelyFixed(DateTime today) => IsOfBuild ? [] : judged.Fix(today).Files;
}
