using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Configuration;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Files.Output;

/// <summary>All files of a build: those of each instance, and the pages that say what all of them do, beside their folders.</summary>
public sealed class OutputFiles(RenderedProject project, GateNotices notices)
{
    public IReadOnlyList<RenderedInstance> Instances => project.Instances;

    public GateNotices Notices => notices;

    /// <summary>The pages about all instances; none without an instance. Their Markdown is committed with the snapshots.</summary>
    public IReadOnlyList<PageText> Pages => project.PagesWith(notices.Sentences);

    /// <summary>The files of one instance, with what their build has to say of itself in them, and the manifest that describes them.</summary>
    public IEnumerable<InstanceFile> Of(RenderedInstance instance)
    {
        InstanceFile[] written = [.. instance.Files.Select(file => file with { Text = notices.InHeaderOf(file.Text) })];
        Manifest manifest = Manifest.Of(instance, written) with
        {
            GateIsOff = notices.GateIsOff,
            JudgedAsOf = notices.JudgedAsOf,
        };
        return written.Append(new InstanceFile(Manifest.FileName, ManifestWriter.Write(manifest), TableType: null));
    }

    public IReadOnlyList<OutputFile> All() =>
        [
            .. project.Beside(instance => OfFolder(instance).ToArray()).SelectMany(files => files),
            .. Pages.SelectMany(page =>
                new OutputFile[]
                {
                    new(page.Path + PostureFile.MarkdownExtension, page.Markdown),
                    new(page.Path + PostureFile.HtmlExtension, page.Html),
                }
            ),
        ];

    /// <summary>A tar archive for each instance.</summary>
    /// <exception cref="OutputRefusedException">A name is too long for one.</exception>
    public IReadOnlyList<OutputFile> Archives() =>
        [.. Instances.Select(instance => new OutputFile(instance.Name + ".tar", Pack(instance)))];

    private byte[] Pack(RenderedInstance instance)
    {
        var tar = new TarArchive();
        tar.AddFolder(instance.Name);
        foreach (OutputFile file in OfFolder(instance).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            tar.AddFile(file.Path, file.Content);
        }

        return tar.ToArray();
    }

    private IEnumerable<OutputFile> OfFolder(RenderedInstance instance) =>
        Of(instance).Select(file => new OutputFile($"{instance.Name}/{file.Name}", file.Text));
}
