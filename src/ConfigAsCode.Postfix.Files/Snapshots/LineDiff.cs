namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>
/// The lines that two texts do not share, for a message and a file. A library would have to travel in the folder of the task,
/// where every other version of it in the same build may be loaded in its place.
/// </summary>
internal static class LineDiff
{
    // A number for each pair of lines has to fit into memory: 16 MB.
    private const long MostCompared = 4_000_000;

    /// <summary><c>-old</c> and <c>+new</c> in the order of the texts, without the lines that stay.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        string[] old = Lines(before);
        string[] now = Lines(after);
        int start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        int oldEnd = old.Length;
        int nowEnd = now.Length;
        while (oldEnd > start && nowEnd > start && old[oldEnd - 1] == now[nowEnd - 1])
        {
            oldEnd--;
            nowEnd--;
        }

        string[] oldPart = [.. old.Skip(start).Take(oldEnd - start)];
        string[] nowPart = [.. now.Skip(start).Take(nowEnd - start)];
        return (long)oldPart.Length * nowPart.Length > MostCompared
            ? Apart(oldPart, nowPart)
            : Changed(oldPart, nowPart);
    }

    /// <summary>What only one of them has, first all that went; for tables of ten thousand rows.</summary>
    private static List<string> Apart(string[] old, string[] now)
    {
        var inOld = new HashSet<string>(old, StringComparer.Ordinal);
        var inNow = new HashSet<string>(now, StringComparer.Ordinal);
        return
        [
            .. old.Where(line => !inNow.Contains(line)).Select(line => "-" + line),
            .. now.Where(line => !inOld.Contains(line)).Select(line => "+" + line),
        ];
    }

    private static List<string> Changed(string[] old, string[] now)
    {
        // common[i, j]: how many lines the texts from i and from j on have in common.
        var common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] =
                    old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var changed = new List<string>();
        int left = 0;
        int right = 0;
        while (left < old.Length || right < now.Length)
        {
            if (left < old.Length && right < now.Length && old[left] == now[right])
            {
                left++;
                right++;
            }
            else if (left < old.Length && (right == now.Length || common[left + 1, right] >= common[left, right + 1]))
            {
                changed.Add("-" + old[left++]);
            }
            else
            {
                changed.Add("+" + now[right++]);
            }
        }

        return changed;
    }

    private static string[] Lines(string text) =>
        text.Length == 0
            ? []
            : (text.EndsWith("\n", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text).Split('\n');
}
