using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>A main.cf with the edits of a fix, so that Postfix itself reads what a finding advises.</summary>
internal static class FixedFiles
{
    /// <param name="mainCf">The text in which the finding is.</param>
    /// <param name="finding">The finding, of a setting of main.cf.</param>
    /// <param name="fix">Which of its fixes.</param>
    public static string MainCf(string mainCf, Finding finding, int fix = 0)
    {
        List<string> lines = LogicalLines.Read(mainCf);
        foreach (Edit edit in finding.Fixes[fix].Edits)
        {
            string replaced = edit.Kind switch
            {
                EditKind.Set or EditKind.Remove => edit.Parameter,
                EditKind.Rename => finding.Parameter,
                _ => throw new NotSupportedException($"{edit.Kind} is not an edit of main.cf."),
            };
            lines.RemoveAll(line => line.Split('=')[0].Trim() == replaced);
            if (edit.Kind != EditKind.Remove)
            {
                lines.Add($"{edit.Parameter} = {edit.Value}");
            }
        }

        return string.Join('\n', lines) + "\n";
    }
}
