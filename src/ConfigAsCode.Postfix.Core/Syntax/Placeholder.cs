using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>A mark in a text that another tool replaces before Postfix reads the file: the text is of a template.</summary>
internal static class Placeholder
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex[] Marks =
    [
        // Each of these marks ends within 200 characters, so that a line of unclosed ones is not looked through from each of them. Jinja2 (Ansible, Salt), Go templates, Mustache. What Postfix itself has in two braces has a = or a / in them, or begins with a digit.
        new(
            @"\{\{[-~]?[ \t]*([#>^!&][^={}]{0,200}|[A-Za-z_.$][\w.$-]*|[^={}/]{0,200}[.|""'(][^={}/]{0,200})[ \t]*[-~]?\}\}",
            Options
        ),
        new(@"\{%.{0,200}?%\}", Options),
        // ERB (Puppet, Chef), Template Toolkit, Mako.
        new(@"<%.{0,200}?%>", Options),
        new(@"\[%.{0,200}?%\]", Options),
        // Ruby.
        new(@"#\{[^{}]+\}", Options),
        // Python.
        new(@"%\([A-Za-z_][A-Za-z0-9_.]*\)s", Options),
        // sed scripts, autoconf and others.
        new(@"(?<![\w@])@[A-Za-z][A-Za-z0-9_.-]*@(?![\w@])", Options),
        new("##[A-Za-z][A-Za-z0-9_.-]*##", Options),
        new("(?<!%)(%%?)[A-Z][A-Z0-9_]+\\1(?!%)", Options),
        new("(?<![A-Za-z0-9_])__[A-Za-z][A-Za-z0-9_]{0,200}?__(?![A-Za-z0-9_])", Options),
    ];

    // envsubst, shell scripts and CloudFormation; Postfix has such names too, where somebody defines them.
    private static readonly Regex Variable = new(@"(?<!\$)\$\{(?<name>[A-Z][A-Z0-9_]*)\}", Options);

    // At least one of the characters is in each mark, and few lines have one.
    private static readonly char[] Signs = ['{', '%', '@', '#', '_', '['];

    /// <summary>The first mark in a text; null where there is none.</summary>
    /// <param name="text">A line, or a value.</param>
    /// <param name="isDefined">Whether something defines a <c>$name</c>, so that it is none; null where the text has others of its own.</param>
    public static string? In(string text, Func<string, bool>? isDefined)
    {
        if (isDefined is not null && text.IndexOf('$') >= 0)
        {
            foreach (Match variable in Variable.Matches(text))
            {
                if (!isDefined(variable.Groups["name"].Value))
                {
                    return variable.Value;
                }
            }
        }

        return text.IndexOfAny(Signs) < 0
            ? null
            : Marks
                .Select(mark => mark.Match(text))
                .Where(m => m.Success)
                .OrderBy(m => m.Index)
                .FirstOrDefault()
                ?.Value;
    }
}
