using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Baselines;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Lint;

/// <summary>
/// The verb <c>lint</c>. It gives a result and writes nothing but what <c>--fix</c> and <c>--write-baseline</c> ask for. The exit code is 0 where nothing
/// is found at or above <see cref="FailOn"/>, 1 where something is, and 2 where a folder or the baseline cannot be read or written.
/// </summary>
internal static class LintVerb
{
    public static async Task<LintResult> RunAsync(LintRequest request, ToolHost host)
    {
        Baseline? baseline = null;
        var notices = new List<string>();
        if (request.Baseline is { } file && !request.WritesBaseline)
        {
            baseline = Baseline.Read(file);
        }

        IReadOnlyList<string> folders =
            request.Folders.Count > 0
                ? [.. request.Folders.DistinctBy(PathOf, StringComparer.Ordinal)]
                : [await HostFacts.FolderAsync(host).ConfigureAwait(false)];
        var targets = new TargetChoice(request.Target, host);
        _ = Rulebook.All;
        FolderResult[] results = Lint(folders, targets.Of, request, host.Today);
        if (targets.Notice is { } notice)
        {
            notices.Add(notice);
        }

        if (request.WritesBaseline)
        {
            Baseline written = Baseline.Of(request.Baseline!, results);
            written.Write();
            notices.Add(
                $"{written.Count} {(written.Count == 1 ? "finding is" : "findings are")} known from now on: {request.Baseline}"
            );
            baseline = written;
        }

        if (baseline is not null)
        {
            results = [.. baseline.Mark(results)];
            if (baseline.Gone(results) is > 0 and int gone)
            {
                notices.Add(
                    $"{gone} known {(gone == 1 ? "finding is" : "findings are")} gone from the judged folders. Write the baseline again with "
                        + "--write-baseline"
                );
            }
        }

        return new LintResult(results, notices, request.IsDryRun, ExitCodeOf(results, request.FailOn));
    }

    /// <summary>The full path of a folder, however it is spelt, or of the folder of a main.cf or master.cf.</summary>
    private static string PathOf(string folder)
    {
        try
        {
            return HostFiles.OnDisk(folder).FullPath!.TrimEnd('/');
        }
        catch (HostFolderException)
        {
            // It is reported when it is read.
            return folder;
        }
    }

    private static int ExitCodeOf(FolderResult[] results, FailOn failOn)
    {
        RuleSeverity? least = failOn switch
        {
            FailOn.Error => RuleSeverity.Error,
            FailOn.Warning => RuleSeverity.Warning,
            FailOn.Info => RuleSeverity.Info,
            _ => null,
        };
        return results.Any(result => result.Error is not null) ? ExitCode.Failed
            : results
                .SelectMany(result => result.Findings)
                .Any(finding => finding.Stands && finding.Located.Finding.Severity >= least)
                ? ExitCode.Found
            : ExitCode.Clean;
    }

    /// <summary>Folders are judged side by side; their order stays.</summary>
    private static FolderResult[] Lint(
        IReadOnlyList<string> folders,
        Func<Files.Manifests.Manifest?, Target> targetOf,
        LintRequest request,
        DateTime today
    )
    {
        if (folders.Count == 1)
        {
            return [Lint(folders[0], targetOf, request, today)];
        }

        var results = new FolderResult[folders.Count];
        Parallel.For(0, results.Length, i => results[i] = Lint(folders[i], targetOf, request, today));
        return results;
    }

    private static FolderResult Lint(
        string path,
        Func<Files.Manifests.Manifest?, Target> targetOf,
        LintRequest request,
        DateTime today
    )
    {
        string target = "";
        try
        {
            var folder = HostFolder.Read(path, targetOf);
            target = folder.Reading.Instance.Target!.Described;
            var notes = new List<string>(FolderNotes.Of(folder, "judged"));
            FolderFixes? fixes = null;
            if (request.Fixes && folder.Manifest is not null)
            {
                notes.Add(
                    $"A build wrote {folder.Directory}, so nothing was fixed there. Fix the C# that it comes from"
                );
            }
            else if (request.Fixes)
            {
                fixes = folder.Fix(today);
                if (fixes.Files.Count > 0 && !request.IsDryRun)
                {
                    fixes.Write();
                    folder = HostFolder.Read(path, targetOf);
                }
            }

            return new FolderResult(
                path,
                target,
                notes,
                Error: null,
                [.. folder.Review(today).Select(finding => new LintFinding(finding, IsKnown: false))],
                fixes
            );
        }
        catch (HostFolderException failure)
        {
            return new FolderResult(path, target, [], failure.Message, [], Fixes: null);
        }
    }
}
