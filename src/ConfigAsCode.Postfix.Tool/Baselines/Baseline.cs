using System.Text.Json;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Lint;

namespace ConfigAsCode.Postfix.Tool.Baselines;

/// <summary>Findings that a team knows of and has not fixed yet: they are counted, and do not make a run fail.</summary>
internal sealed class Baseline
{
    private readonly string path;
    private readonly IReadOnlyList<KnownFinding> findings;

    private Baseline(string path, IReadOnlyList<KnownFinding> findings)
    {
        this.path = path;
        this.findings = findings;
    }

    public int Count => findings.Count;

    /// <exception cref="HostFolderException">There is no such file, or it is not a baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            var file = BaselineFile.Read(stream);
            return file.Version == BaselineFile.Current
                ? new Baseline(path, file.Findings)
                : throw new HostFolderException(
                    $"{path} is not a baseline of version {BaselineFile.Current}. Write it again with --write-baseline"
                );
        }
        catch (JsonException malformed)
        {
            throw new HostFolderException($"{path} is not a baseline. Write it with --write-baseline", malformed);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HostFolderException($"{path} is not there. Write it with --write-baseline", missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostFolderException($"{path} cannot be read: {failure.Message} Make the file readable", failure);
        }
    }

    /// <summary>What is found now and not accepted.</summary>
    public static Baseline Of(string path, IEnumerable<FolderResult> results) =>
        new(
            path,
            [
                .. results
                    .SelectMany(result =>
                        result
                            .Findings.Where(finding => finding.Located.AcceptedBecause is null)
                            .Select(finding => KnownFinding.Of(finding.Located, NameOf(result.Folder, path)))
                    )
                    .OrderBy(known => known.ToString(), StringComparer.Ordinal),
            ]
        );

    /// <summary>Whole, or not at all.</summary>
    /// <exception cref="HostFolderException">It cannot be written.</exception>
    public void Write()
    {
        string beside = path + ".new";
        try
        {
            using (FileStream stream = File.Create(beside))
            {
                new BaselineFile(BaselineFile.Current, findings).Write(stream);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostFolderException(
                $"{path} cannot be written: {failure.Message} Name a file in a folder that you may write",
                failure
            );
        }
    }

    /// <summary>The results with the known findings marked: as many of each as the baseline has.</summary>
    public IEnumerable<FolderResult> Mark(IEnumerable<FolderResult> results)
    {
        Dictionary<KnownFinding, int> left = findings.CountBy(known => known).ToDictionary();
        foreach (FolderResult result in results)
        {
            string folder = NameOf(result.Folder, path);
            yield return result with
            {
                Findings =
                [
                    .. result.Findings.Select(finding =>
                        finding with
                        {
                            IsKnown =
                                finding.Located.AcceptedBecause is null
                                && Take(left, KnownFinding.Of(finding.Located, folder)),
                        }
                    ),
                ],
            };
        }
    }

    /// <summary>How many known findings of the judged folders are there no more.</summary>
    public int Gone(IReadOnlyList<FolderResult> results)
    {
        HashSet<string> judged =
        [
            .. results.Where(result => result.Error is null).Select(result => NameOf(result.Folder, path)),
        ];
        return findings.Count(known => judged.Contains(known.Folder))
            - results.Sum(result => result.Findings.Count(finding => finding.IsKnown));
    }

    private static bool Take(Dictionary<KnownFinding, int> left, KnownFinding known)
    {
        if (left.GetValueOrDefault(known) == 0)
        {
            return false;
        }

        left[known]--;
        return true;
    }

    /// <summary>The folder from that of the baseline, so that a clone has the same names wherever it is.</summary>
    private static string NameOf(string folder, string path)
    {
        string own = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string full = InstanceReader.IsConfiguration(folder)
            ? Path.GetDirectoryName(Path.GetFullPath(folder))!
            : folder;
        return Path.GetRelativePath(own, Path.GetFullPath(full)).Replace('\\', '/').TrimEnd('/');
    }
}
