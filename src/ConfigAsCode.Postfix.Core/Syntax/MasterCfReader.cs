using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Reads a line of master.cf as master(8) and the daemons do: get_master_ent() in master/master_ent.c for the fields, getopt()
/// and split_nameval() in the daemon for <c>-o</c>. postconf(1) is laxer about braces and <c>-o</c>, and stricter
/// about the wakeup time.
/// </summary>
internal sealed class MasterCfReader(PostfixVersion version)
{
    public CfService Read(CfLogicalLine line)
    {
        int position = 0;
        var fields = new List<CfSlice>();
        while (
            fields.Count < MasterCfFile.FieldNames.Count
            && MasterCfWords.NextField(line.Text, ref position) is { } field
        )
        {
            fields.Add(line.All.Slice(field));
        }

        var words = new List<CfWord>();
        while (MasterCfWords.NextWord(line.Text, ref position, version, out string? error) is { } word)
        {
            words.Add(new CfWord(line.All.Slice(word), error));
        }

        (List<CfOption> options, List<string> arguments) = Split([.. words.Select(w => w.Content)]);
        return new CfService(line, fields, words, options, arguments);
    }

    private (List<CfOption> Options, List<string> Arguments) Split(CfSlice[] words)
    {
        var options = new List<CfOption>();
        var arguments = new List<string>();
        string[] texts = [.. words.Select(w => w.Text)];
        int next = 0;
        foreach (DaemonOption option in DaemonOptions.In(texts))
        {
            next = option.End;
            if (option.Letter != 'o')
            {
                arguments.AddRange(texts.Skip(option.Word).Take(option.End - option.Word));
                continue;
            }

            CfSlice word = words[option.Word];
            CfSlice? value =
                option.Value is not { } start ? null
                : option.IsJoined ? word.Slice(TextSpan.Between(start, word.Text.Length))
                : words[option.Word + 1];
            options.Add(new CfOption(word, value, keepsBraces: version.HasBraces));
            if (option.Flags.Length > 0)
            {
                arguments.Add("-" + option.Flags);
            }
        }

        arguments.AddRange(texts.Skip(next));
        return (options, arguments);
    }
}
