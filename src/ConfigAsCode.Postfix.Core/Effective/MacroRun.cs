using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// One expansion: mac_parse() finds the references (util/mac_parse.c), mac_expand_callback() puts text in their place
/// (util/mac_expand.c). The first error ends it.
/// </summary>
internal sealed class MacroRun(Func<string, string?> lookup, PostfixVersion version, int maxLength, int outerLevel = 0)
{
    // MAC_EXP's own limit. It counts conditions and looked-up values; a circle always ends here.
    private const int MaxLevel = 100;

    // Each operand of a comparison starts a new count in Postfix, so a circle through operands ends in a crash there;
    // and nothing stops a value that doubles at each level. Neither may take the reader with it.
    private const int MaxTotalLevel = 300;

    // What an error shows of the text that it is about.
    private const int MaxShown = 1_000;

    private readonly StringBuilder result = new();

    public string? Error { get; private set; }

    /// <summary>Whether the limit ended it, and not Postfix.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The characters that were looked at, those of nested texts at each level.</summary>
    public int Length { get; private set; }

    // The grammar by release.
    private bool HasOperands => version.HasMacroOperands;

    private bool HasBlanksAroundNames => version.HasBlanksInMacros;

    private bool HasLevelOperators => version.HasDottedLevels;

    private bool HasFunctions => version.HasMacroFunctions;

    public string Expand(string text)
    {
        if (Parse(text, 0) is { } error)
        {
            Error ??= error;
        }

        return result.ToString();
    }

    /// <summary>Splits the text into literal parts and references; the result is null, or a syntax error of its own.</summary>
    private string? Parse(string text, int level)
    {
        if (!Count(text))
        {
            return null;
        }

        // Many texts have none.
        StringBuilder? literal = null;
        int position = 0;
        while (position < text.Length && Error is null)
        {
            char c = text[position++];
            if (c != '$')
            {
                (literal ??= new StringBuilder()).Append(c);
                continue;
            }

            if (position < text.Length && text[position] == '$')
            {
                (literal ??= new StringBuilder()).Append('$');
                position++;
                continue;
            }

            Literal(literal, level);
            string? reference = TakeReference(text, ref position);
            if (reference is null)
            {
                return $"'{Shown(text)}' ends inside a ${{...}} that is never closed";
            }

            if (reference.Length == 0)
            {
                return $"there is a $ without a name in '{Shown(text)}' (write $$ for a dollar sign)";
            }

            Reference(reference, level);
        }

        Literal(literal, level);
        return null;
    }

    private void Literal(StringBuilder? literal, int level)
    {
        if (literal is { Length: > 0 })
        {
            string text = literal.ToString();
            literal.Clear();
            if (Enter(text, level))
            {
                result.Append(text);
            }
        }
    }

    /// <summary>What stands inside the braces, or the longest name; null where the braces do not end.</summary>
    private static string? TakeReference(string text, ref int position)
    {
        int start = position;
        char open = position < text.Length ? text[position] : '\0';
        if (open is not ('{' or '('))
        {
            while (position < text.Length && MacroText.IsNameCharacter(text[position]))
            {
                position++;
            }

            return text.Substring(start, position - start);
        }

        char close = open == '{' ? '}' : ')';
        int depth = 0;
        for (; position < text.Length; position++)
        {
            depth +=
                text[position] == open ? 1
                : text[position] == close ? -1
                : 0;
            if (depth == 0)
            {
                return text.Substring(start + 1, position++ - start - 1);
            }
        }

        return null;
    }

    private void Reference(string text, int level)
    {
        if (!Enter(text, level) || !Count(text))
        {
            return;
        }

        // Most references are a name and nothing else, and a chain of them may have thousands.
        if (IsName(text))
        {
            Use(lookup(text), level + 1);
            return;
        }

        var reference = new MacroText(text);
        string? value = HasOperands && reference.IsAtOperand() ? Compare(reference, level) : LookUp(reference, level);
        if (Error is not null || reference.IsFunction)
        {
            return;
        }

        if (reference.IsAtEnd)
        {
            Use(value, level + 1);
            return;
        }

        char condition = reference.Take();
        if (condition is not ('?' or ':'))
        {
            Fail($"'?' or ':' is missing before '{Shown(condition + reference.Rest)}' in '${{{Shown(text)}}}'");
            return;
        }

        Choose(condition, !string.IsNullOrEmpty(value), reference, level + 1);
    }

    private static bool IsName(string text)
    {
        foreach (char c in text)
        {
            if (!MacroText.IsNameCharacter(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The texts behind <c>?</c> and <c>:</c>; only the chosen one is looked into.</summary>
    private void Choose(char condition, bool isTrue, MacroText reference, int level)
    {
        if (condition == '?')
        {
            if (TakeText(reference) is not { } whenTrue)
            {
                return;
            }

            if (isTrue)
            {
                Nested(whenTrue, level);
            }

            if (reference.IsAtEnd || Error is not null)
            {
                return;
            }

            if (reference.Take() != ':')
            {
                Fail($"':' is missing after '{{{Shown(whenTrue)}}}' in '${{{Shown(reference.All)}}}'");
                return;
            }
        }

        if (TakeText(reference) is not { } whenFalse)
        {
            return;
        }

        if (!isTrue)
        {
            Nested(whenFalse, level);
        }

        if (!reference.IsAtEnd)
        {
            Fail($"there is text after '{{{Shown(whenFalse)}}}' in '${{{Shown(reference.All)}}}'");
        }
    }

    /// <summary>A text in braces, since 3.0; else all that is left, as ever.</summary>
    private string? TakeText(MacroText reference) =>
        HasOperands && reference.IsAtOperand() ? TakeOperand(reference) : reference.TakeRest();

    private string? TakeOperand(MacroText reference)
    {
        string? operand = reference.TakeOperand();
        if (operand is null)
        {
            Fail($"the braces in '${{{Shown(reference.All)}}}' are not balanced");
        }

        return operand;
    }

    /// <summary>The value of a name, without a look into it: a name whose value expands to nothing still counts as set.</summary>
    private string? LookUp(MacroText reference, int level)
    {
        string? name = reference.TakeName(HasBlanksAroundNames);
        bool isFunction = name is not null && reference.IsAtOperand();
        if (isFunction && HasFunctions)
        {
            Function(name!, reference, level);
            return null;
        }

        if (name is null || isFunction)
        {
            Fail(
                $"'{Shown(reference.All)}' is not a name: a name has letters, digits and underscores"
                    + (HasBlanksAroundNames ? "" : ", and blanks around it came with Postfix 3.3")
            );
            return null;
        }

        return lookup(name!);
    }

    /// <summary><c>{left} operator {right}</c>: "true" or the empty text.</summary>
    private string? Compare(MacroText reference, int level)
    {
        if (TakeOperand(reference) is not { } left)
        {
            return null;
        }

        string sign = reference.TakeSign();
        if (!MacroComparison.IsOperator(sign))
        {
            Fail($"'{Shown(sign)}' is not an operator in '${{{Shown(reference.All)}}}'; there are == != < <= >= and >");
            return null;
        }

        string suffix = HasLevelOperators ? reference.TakeLettersAndDigits() : "";
        if (suffix is not ("" or "level"))
        {
            Fail(
                $"'{Shown(sign + suffix)}' is not an operator in '${{{Shown(reference.All)}}}'; the only suffix is 'level'"
            );
            return null;
        }

        if (!reference.IsAtOperand())
        {
            Fail($"the right side of '{Shown(sign)}' in '${{{Shown(reference.All)}}}' must be in braces");
            return null;
        }

        if (TakeOperand(reference) is not { } right)
        {
            return null;
        }

        string leftValue = Operand(left, level);
        string rightValue = Operand(right, level);
        if (Error is not null)
        {
            return null;
        }

        int? order =
            suffix.Length == 0
                ? MacroComparison.Compare(leftValue, rightValue, out string? error)
                : MacroComparison.CompareLevels(leftValue, rightValue, out error);
        if (order is not { } known)
        {
            Fail(error!);
            return null;
        }

        return MacroComparison.Holds(sign, known) ? "true" : "";
    }

    private string Operand(string text, int level)
    {
        var run = new MacroRun(lookup, version, maxLength, outerLevel + level + 1) { Length = Length };
        string value = run.Expand(text);
        Length = run.Length;
        IsTooLong |= run.IsTooLong;
        Error ??= run.Error;
        return value;
    }

    /// <summary>The functions of 3.11 (util/mac_midna.c), as far as they leave a name alone.</summary>
    private void Function(string name, MacroText reference, int level)
    {
        reference.IsFunction = true;
        if (TakeOperand(reference) is not { } text)
        {
            return;
        }

        if (!reference.IsAtEnd)
        {
            Fail($"there is text after '{{{Shown(text)}}}' in '${{{Shown(reference.All)}}}'");
            return;
        }

        string argument = Operand(MacroText.TrimBlanks(text), level);
        if (Error is not null)
        {
            return;
        }

        bool isAscii = argument.All(c => c < 128);
        bool known = name switch
        {
            "domain_to_ascii" => isAscii,
            "domain_to_utf8" => !isAscii || MacroText.IsPlainDomain(argument),
            _ => false,
        };
        if (known)
        {
            result.Append(argument);
        }
        else if (name is "domain_to_ascii" or "domain_to_utf8")
        {
            Fail(
                $"'{Shown(argument)}' needs a conversion of internationalized domain names, which only Postfix itself does"
            );
        }
        else
        {
            Fail($"'{Shown(name)}' is not a function; there are domain_to_ascii and domain_to_utf8");
        }
    }

    /// <summary>A name that is not defined stands for nothing.</summary>
    private void Use(string? value, int level)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Nested(value!, level);
        }
    }

    private void Nested(string text, int level)
    {
        // Postfix 2.11 drops the error of a nested text, and keeps what stood before the mistake.
        if (Parse(text, level) is { } error && HasOperands)
        {
            Fail(error);
        }
    }

    private bool Enter(string text, int level)
    {
        if (level > MaxLevel)
        {
            Fail($"'{Shown(text)}' is nested more than {MaxLevel} deep: a parameter leads to itself");
        }
        else if (outerLevel + level > MaxTotalLevel)
        {
            Fail($"'{Shown(text)}' leads to itself through a comparison; Postfix crashes on it");
        }

        return Error is null;
    }

    private bool Count(string text)
    {
        // Where the first look at the value itself is over the limit already, nothing has been copied.
        Length = text.Length > maxLength - Length ? maxLength : Length + text.Length;
        if (Length >= maxLength)
        {
            IsTooLong = Error is null;
            Fail("it is too long once it is expanded");
        }

        return Error is null;
    }

    private static string Shown(string text) => text.Length <= MaxShown ? text : text.Substring(0, MaxShown) + "...";

    private void Fail(string error) => Error ??= error;
}
