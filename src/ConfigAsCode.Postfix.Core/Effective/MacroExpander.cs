using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>Expands <c>$name</c>, <c>${name?text}</c> and <c>${{a} == {b} ? {c} : {d}}</c> as a Postfix release does.</summary>
internal static class MacroExpander
{
    /// <summary>Expands the text.</summary>
    /// <param name="text">The value as main.cf or -o has it.</param>
    /// <param name="lookup">The unexpanded value of a parameter, or null where it is not defined.</param>
    /// <param name="version">The release whose grammar holds.</param>
    /// <param name="limit">What is left of the limit of an instance; null where the text is not one of many.</param>
    /// <param name="isOnce">Whether nobody expands the text again, so that its own length does not count.</param>
    public static Expansion Expand(
        string text,
        Func<string, string?> lookup,
        PostfixVersion version,
        ExpansionLimit? limit = null,
        bool isOnce = false
    )
    {
        limit ??= new ExpansionLimit();
        var run = new MacroRun(lookup, version, limit.For(text));
        string value = run.Expand(text);
        limit.Count(isOnce ? run.Length - text.Length : run.Length);
        return run.Error is null
            ? new Expansion(value, null)
            : new Expansion(null, run.Error) { IsTooLong = run.IsTooLong };
    }
}
