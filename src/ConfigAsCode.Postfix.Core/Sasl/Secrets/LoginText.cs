using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>
/// The logins that a list of password tables has in itself (<c>static:user:password</c>, <c>inline:{ host=user:password }</c>), in
/// tables made of others too. A password may stand in the list or in a parameter of one's own that it takes as <c>$name</c>; it is found
/// where it is written.
/// </summary>
internal sealed class LoginText(Func<string, Setting?> settingOf)
{
    // Names of one's own may use each other.
    private const int Depth = 10;

    private static readonly Regex Macro = new(
        @"\G(?:\$\$|\$(?:\{(?<name>\w+)[^{}]*\}|\((?<name>\w+)[^()]*\)|(?<name>\w+)))",
        RegexOptions.CultureInvariant
    );

    private readonly List<(Setting Setting, Secret Secret)> found = [];

    /// <summary>The passwords, each with the setting in which it is written.</summary>
    /// <param name="list">The setting that names the tables.</param>
    /// <param name="settingOf">The setting that decides for a parameter where the list is read.</param>
    public static IEnumerable<(Setting Setting, Secret Secret)> In(Setting list, Func<string, Setting?> settingOf)
    {
        var text = new LoginText(settingOf);
        text.Tables(list.Value, list, 0);
        return text.found;
    }

    private void Tables(string list, Setting setting, int depth)
    {
        foreach ((_, string word) in BracedWords.Of(list, PostfixVersion.Newest))
        {
            Table(word, setting, depth);
        }
    }

    private void Table(string word, Setting setting, int depth)
    {
        Match macro = Macro.Match(word);
        if (depth > Depth)
        {
            return;
        }

        if (macro.Success && macro.Length == word.Length)
        {
            if (OwnParameter(macro) is { } own)
            {
                Tables(own.Value, own, depth + 1);
            }

            return;
        }

        if (TableName.Parse(word) is not { } name)
        {
            return;
        }

        switch (name.Info?.NameForm)
        {
            case TableNameForm.Table:
                Table(name.Name, setting, depth + 1);
                break;
            case TableNameForm.Union:
                Tables(Inside(name.Name), setting, depth + 1);
                break;
            case TableNameForm.Pipe:
                // The last one has the answer; the others say what it is asked.
                foreach ((_, string last) in BracedWords.Of(Inside(name.Name), PostfixVersion.Newest).Reverse().Take(1))
                {
                    Table(last, setting, depth + 1);
                }

                break;
            case TableNameForm.Pairs:
                foreach ((_, string pair) in BracedWords.Of(Inside(name.Name), PostfixVersion.Newest))
                {
                    string row = Inside(pair);
                    Login(row.Substring(row.IndexOf('=') + 1), setting);
                }

                break;
            case TableNameForm.Value:
                Login(Inside(name.Name), setting);
                break;
            case TableNameForm.Choice:
                foreach ((_, string login) in BracedWords.Of(Inside(name.Name), PostfixVersion.Newest))
                {
                    Login(Inside(login), setting);
                }

                break;
        }
    }

    private void Login(string text, Setting setting)
    {
        bool isPassword = false;
        Login(text, setting, ref isPassword, 0);
    }

    /// <param name="text">A part of <c>user:password</c>.</param>
    /// <param name="setting">The setting that it is written in.</param>
    /// <param name="isPassword">Whether the colon came before.</param>
    /// <param name="depth">How many names deep it is.</param>
    private void Login(string text, Setting setting, ref bool isPassword, int depth)
    {
        int start = -1;
        int end = 0;
        for (int at = 0; at < text.Length; )
        {
            Match macro = Macro.Match(text, at);
            int length = macro.Success ? macro.Length : 1;
            if (macro.Groups["name"].Success)
            {
                if (depth < Depth && OwnParameter(macro) is { } own)
                {
                    Login(own.Value, own, ref isPassword, depth + 1);
                }
            }
            else if (isPassword && !Blanks.IsBlank(text[at]))
            {
                start = start < 0 ? at : start;
                end = at + length;
            }
            else
            {
                isPassword |= text[at] == ':';
            }

            at += length;
        }

        if (start >= 0)
        {
            found.Add((setting, Secret.Password(text.Substring(start, end - start))));
        }
    }

    private Setting? OwnParameter(Match macro) =>
        macro.Groups["name"].Value is { Length: > 0 } name && Parameters.Find(name) is null ? settingOf(name) : null;

    private static string Inside(string text) => (Braces.Inside(text) ?? text).Trim();
}
