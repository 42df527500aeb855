using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>The releases that brought something, in words.</summary>
internal static class ReleaseWords
{
    /// <summary>Such as <c>3.7.9, 3.8.4 and 3.9</c>; empty for what was always there.</summary>
    public static string Of(IEnumerable<PostfixVersion> first)
    {
        string[] all = [.. first.Where(v => v > PostfixVersion.Oldest).Select(v => v.Described)];
        return all.Length < 2
            ? string.Concat(all)
            : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }

    /// <summary>A parameter of a patch release is in every later minor version from its first release on.</summary>
    public static PostfixVersion[] FirstWith(ParameterInfo parameter)
    {
        PostfixVersion[] backports = [.. parameter.Backports];
        if (backports.Length == 0)
        {
            return [parameter.Since];
        }

        PostfixVersion last = backports[backports.Length - 1];
        PostfixVersion next = new(last.Major, last.Minor + 1);
        return PostfixVersion.IsInCatalogue(next) ? [.. backports, next] : backports;
    }
}
