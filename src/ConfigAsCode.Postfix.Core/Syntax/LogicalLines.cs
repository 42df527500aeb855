using System.Text;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Joins physical lines to logical ones, as readllines() in util/readlline.c does for main.cf, master.cf and every
/// table in a text file. Comments and empty lines vanish wherever they stand, also inside a continued line: they do
/// not end it.
/// </summary>
internal static class LogicalLines
{
    public static List<LogicalLine> Read(string text, ProblemList problems)
    {
        var lines = new List<LogicalLine>();
        var current = new StringBuilder();
        int first = 0;
        int number = 0;
        foreach (string physical in text.Split('\n'))
        {
            number++;
            int start = Blanks.Skip(physical, 0);
            if (start == physical.Length || physical[start] == '#')
            {
                continue;
            }

            if (current.Length > 0 && start == 0)
            {
                Finish();
            }

            first = current.Length == 0 ? number : first;
            current.Append(physical);
        }

        Finish();
        return lines;

        void Finish()
        {
            if (current.Length == 0)
            {
                return;
            }

            string line = UpToNul(current.ToString(), first, problems);
            current.Clear();
            if (line.Length > 0 && Blanks.IsBlank(line[0]))
            {
                problems.Add(
                    SyntaxProblemKind.Ignored,
                    first,
                    "The line starts with white space but continues no line; Postfix warns and skips it."
                );
            }
            else
            {
                lines.Add(new LogicalLine(line, first));
            }
        }
    }

    /// <summary>To the C code that takes a logical line apart, a NUL is the end of it.</summary>
    private static string UpToNul(string line, int number, ProblemList problems)
    {
        int nul = line.IndexOf('\0');
        if (nul < 0)
        {
            return line;
        }

        problems.Add(SyntaxProblemKind.Ignored, number, "The line holds a NUL; Postfix ignores what stands behind it.");
        return line.Substring(0, nul);
    }
}
