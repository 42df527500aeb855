using System.Collections.Immutable;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.HandWritten;

/// <summary>The texts of one folder among the additional files of a project.</summary>
internal sealed class AdditionalTexts(
    string directory,
    ImmutableArray<AdditionalText> all,
    CancellationToken cancellation
)
{
    /// <summary>The folder.</summary>
    public string Directory => directory;

    /// <summary>main.cf and master.cf, as far as they are there.</summary>
    public IEnumerable<AdditionalText> Configuration =>
        InstanceReader.Configuration.Select(File).OfType<AdditionalText>();

    /// <summary>A file by its name, or by the way to it below the folder.</summary>
    public AdditionalText? File(string name) =>
        all.FirstOrDefault(file => Normalized(file.Path) == ConfigurationFolder.PathTo(directory, name));

    /// <summary>Its text; null where it is not there.</summary>
    public SourceText? Text(string name) => File(name)?.GetText(cancellation);

    public FileText Find(string name) => Text(name) is { } text ? FileText.Of(text.ToString()) : FileText.Missing;

    /// <summary>The path as it is compared: with slashes.</summary>
    public static string Normalized(string path) => path.Replace('\\', '/');
}
