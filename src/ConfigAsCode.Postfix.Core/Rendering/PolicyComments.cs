using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// Says above a setting which policy set it. Neighbours of one policy share the comment, so what follows them and is
/// not theirs gets one too.
/// </summary>
internal sealed class PolicyComments(CfText text, string indent)
{
    private string? current;

    /// <summary>The policy that set it; null for the declaration's own.</summary>
    public static string? PolicyOf(Setting setting) =>
        setting.Origin.Kind == OriginKind.Policy ? setting.Origin.DeclaredBy : null;

    public void Before(Setting setting)
    {
        string? policy = PolicyOf(setting);
        if (policy == current)
        {
            return;
        }

        string source = setting.Origin.DeclaredBy.Length == 0 ? "the declaration itself" : setting.Origin.DeclaredBy;
        text.Comment("from " + source, indent);
        current = policy;
    }
}
