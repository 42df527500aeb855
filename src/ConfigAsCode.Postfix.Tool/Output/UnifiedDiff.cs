using System.Globalization;
using ConfigAsCode.Postfix.Files.Hosts;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>What a fix changes in a file, in the unified format of diff(1); secrets are withheld from its lines.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    // A number for each pair of lines has to fit into memory: 16 MB.
    private const long MostCompared = 4_000_000;

    public static IEnumerable<string> Of(FixedFile file)
    {
        string[] old = Lines(file.File.Text);
        string[] now = Lines(file.Text);
        List<(int Old, int Now, char Kind)> steps = Steps(old, now);
        yield return "--- " + file.File.Path;
        yield return "+++ " + file.File.Path;
        int at = 0;
        while (steps.FindIndex(at, step => step.Kind != ' ') is >= 0 and int first)
        {
            int start = Math.Max(at, first - Context);
            int end = first + 1;
            // Changes with little between them are one part.
            while (steps.FindIndex(end, step => step.Kind != ' ') is >= 0 and int next && next - end <= 2 * Context)
            {
                end = next + 1;
            }

            end = Math.Min(end + Context, steps.Count);
            List<(int Old, int Now, char Kind)> part = steps[start..end];
            int olds = part.Count(step => step.Kind != '+');
            int nows = part.Count(step => step.Kind != '-');
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"@@ -{From(part[0].Old, olds)},{olds} +{From(part[0].Now, nows)},{nows} @@"
            );
            foreach ((int oldAt, int nowAt, char kind) in part)
            {
                bool isOld = kind != '+';
                yield return kind + (isOld ? file.ShownBefore[oldAt] : file.ShownAfter[nowAt]);
                if (!(isOld ? old[oldAt] : now[nowAt]).EndsWith('\n'))
                {
                    yield return "\\ No newline at end of file";
                }
            }

            at = end;
        }
    }

    private static int From(int index, int count) => count == 0 ? index : index + 1;

    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (int start = 0; start < text.Length; )
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>Each line of both texts with what becomes of it.</summary>
    private static List<(int Old, int Now, char Kind)> Steps(string[] old, string[] now)
    {
        int start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        int end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var steps = new List<(int, int, char)>(Enumerable.Range(0, start).Select(i => (i, i, ' ')));
        AddChanged(old, now, start, old.Length - end, now.Length - end, steps);
        steps.AddRange(Enumerable.Range(0, end).Select(i => (old.Length - end + i, now.Length - end + i, ' ')));
        return steps;
    }

    private static void AddChanged(
        string[] old,
        string[] now,
        int start,
        int oldEnd,
        int nowEnd,
        List<(int Old, int Now, char Kind)> steps
    )
    {
        int rows = oldEnd - start;
        int columns = nowEnd - start;
        bool isCompared = (long)rows * columns <= MostCompared;
        // common[i, j]: how many lines the texts from i and from j on have in common.
        int[,] common = new int[isCompared ? rows + 1 : 1, isCompared ? columns + 1 : 1];
        for (int i = rows - 1; isCompared && i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                common[i, j] =
                    old[start + i] == now[start + j]
                        ? common[i + 1, j + 1] + 1
                        : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        int left = 0;
        int right = 0;
        while (left < rows || right < columns)
        {
            if (isCompared && left < rows && right < columns && old[start + left] == now[start + right])
            {
                steps.Add((start + left++, start + right++, ' '));
            }
            else if (
                left < rows
                && (right == columns || !isCompared || common[left + 1, right] >= common[left, right + 1])
            )
            {
                steps.Add((start + left++, start + right, '-'));
            }
            else
            {
                steps.Add((start + left, start + right++, '+'));
            }
        }
    }
}
