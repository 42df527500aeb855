using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Explain;

/// <summary>The verb <c>explain</c>: what a parameter does and what is in force, or the page of a rule.</summary>
internal static class ExplainVerb
{
    /// <exception cref="HostFolderException">The name is not known, or the folder cannot be read.</exception>
    public static async Task<ExplainResult> RunAsync(ExplainRequest request, ToolHost host)
    {
        if (IsRuleId(request.Name))
        {
            return RulePages.Of(request.Name) is var (id, page)
                ? new ExplainResult.OfRule(Rulebook.Infos.Single(info => info.Id == id), page)
                : throw new HostFolderException(
                    $"{request.Name} is not a rule. The rules are {RulePages.Ids.First()} to {RulePages.Ids.Last()}: {RuleInfo.Index}"
                );
        }

        if (WordExplanations.Of(request.Name) is { Count: > 0 } words)
        {
            return new ExplainResult.OfWords(words);
        }

        var targets = new TargetChoice(request.Target, host);
        HostFolder? folder = request.Folder is { } path
            ? HostFolder.Read(path, targets.Of)
            : await OfHostAsync(targets, host).ConfigureAwait(false);
        Target target = folder is null ? targets.Of(manifest: null) : folder.Reading.Instance.Target!;
        var notices = new List<string>();
        if (targets.Notice is { } notice)
        {
            notices.Add(notice);
        }

        // The newest one has the most to say; the files are right on all.
        string[] releases = [.. target.Each.Select(one => one.Postfix.ToString()).Distinct()];
        target = target.Each.Last();
        if (releases.Length > 1)
        {
            notices.Add($"The target is Postfix {string.Join(", ", releases)}. The newest is explained");
        }

        ParameterExplanation explanation =
            (
                folder is null
                    ? ParameterExplanations.Of(request.Name, target)
                    : ParameterExplanations.Of(request.Name, new InstanceOnTarget(folder.Reading.Instance, target))
            ) ?? throw new HostFolderException(Unknown(request.Name, target));
        bool isUnread = explanation is { Kind: ParameterKind.Own, UsedBy.Count: 0 };
        return new ExplainResult.OfParameter(
            explanation,
            target,
            folder?.Directory,
            isUnread ? ParameterExplanations.Nearest(request.Name, target) : [],
            notices
        );
    }

    /// <summary>The folder of this host; null where it has no Postfix, or its folder cannot be read.</summary>
    private static async Task<HostFolder?> OfHostAsync(TargetChoice targets, ToolHost host)
    {
        if (await HostFacts.FolderOfPostfixAsync(host).ConfigureAwait(false) is not { } path)
        {
            return null;
        }

        try
        {
            return HostFolder.Read(path, targets.Of);
        }
        catch (HostFolderException)
        {
            return null;
        }
    }

    private static string Unknown(string name, Target target)
    {
        IReadOnlyList<string> nearest = ParameterExplanations.Nearest(name, target);
        nearest = nearest.Count > 0 ? nearest : WordExplanations.Nearest(name);
        string advice =
            nearest.Count > 0 ? "Write " + string.Join(" or ", nearest) : "Write a name that postconf(5) has";
        return $"Postfix reads no parameter '{name}'. {advice}";
    }

    private static bool IsRuleId(string name) =>
        name.StartsWith("PFX", StringComparison.OrdinalIgnoreCase)
        && name.Length > 3
        && name.Skip(3).All(char.IsAsciiDigit);
}
