using System.Collections.Immutable;
using ConfigAsCode.Postfix.Core.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConfigAsCode.Postfix.Analyzers.HandWritten;

/// <summary>
/// The folders with a main.cf or a master.cf among the additional files of a project. Each is judged once, by whichever of its files is looked at first, and again
/// when a text of it has changed.
/// </summary>
internal sealed class AdditionalFolders
{
    private const string TargetOption = "PostfixTarget";

    private readonly object once = new();
    private readonly Dictionary<string, AdditionalFolder> judged = new(StringComparer.Ordinal);

    /// <summary>What is found in one of the files.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">All of the files, and what the project says of them.</param>
    /// <param name="today">The day on which accepted risks are judged; null where none is told.</param>
    /// <param name="cancellation">Stops before a folder is judged.</param>
    public IEnumerable<Diagnostic> In(
        AdditionalText file,
        AnalyzerOptions options,
        DateTime? today,
        CancellationToken cancellation
    )
    {
        ImmutableArray<AdditionalText> all = options.AdditionalFiles;
        string? folderOf = ConfigurationFolder.Of(
            AdditionalTexts.Normalized(file.Path),
            path => all.Any(other => AdditionalTexts.Normalized(other.Path) == path)
        );
        if (folderOf is not { } directory)
        {
            return [];
        }

        var files = new AdditionalTexts(directory, all, cancellation);
        string written = TargetOf(files, options.AnalyzerConfigOptionsProvider);
        lock (once)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!judged.TryGetValue(directory, out AdditionalFolder? folder) || !folder.HoldsFor(files, written, today))
            {
                folder = AdditionalFolder.Judge(files, written, today);
                judged[directory] = folder;
            }

            return folder.In(file.Path);
        }
    }

    /// <summary>The text of the target: that of the files, else that of the project; empty where neither names one.</summary>
    private static string TargetOf(AdditionalTexts files, AnalyzerConfigOptionsProvider provider)
    {
        foreach (AdditionalText file in files.Configuration)
        {
            if (
                provider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles." + TargetOption, out string? own)
                && own.Length > 0
            )
            {
                return own;
            }
        }

        return provider.GlobalOptions.TryGetValue("build_property." + TargetOption, out string? text) ? text : "";
    }
}
