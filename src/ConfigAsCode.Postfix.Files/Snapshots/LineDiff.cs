namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>
/// The lines that two texts do not share, for a message and a file. A library would have to travel in the folder of the task,
/// where every other version of it in the same build may be loaded in its place.
/// </summary>
internal static class LineDiff
{
    // A number for each pair of lines has to fit into memory: 16 MB.
    private const int MostCompared = 4_000_000;

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

        var changed = new List<string>();
        int left = MostCompared;
        var oldPart = new ArraySegment<string>(old, start, oldEnd - start);
        var nowPart = new ArraySegment<string>(now, start, nowEnd - start);
        if (Fits(oldPart, nowPart, left))
        {
            AddChanged(oldPart, nowPart, changed);
            return changed;
        }

        // Between lines that are in both once, in the same order, little is left to compare in a table of ten thousand rows.
        int oldFrom = start;
        int nowFrom = start;
        foreach ((int oldAt, int nowAt) in Anchors(oldPart, nowPart).Append((oldEnd - start, nowEnd - start)))
        {
            oldPart = new ArraySegment<string>(old, oldFrom, start + oldAt - oldFrom);
            nowPart = new ArraySegment<string>(now, nowFrom, start + nowAt - nowFrom);
            if (oldPart.Count + nowPart.Count > 0 && Fits(oldPart, nowPart, left))
            {
                left -= oldPart.Count * nowPart.Count;
                AddChanged(oldPart, nowPart, changed);
            }
            else if (oldPart.Count + nowPart.Count > 0)
            {
                AddApart(oldPart, nowPart, changed);
            }

            oldFrom = start + oldAt + 1;
            nowFrom = start + nowAt + 1;
        }

        return changed;
    }

    private static bool Fits(ArraySegment<string> old, ArraySegment<string> now, int left) =>
        (long)old.Count * now.Count <= left;

    /// <summary>The longest row of lines that each text has once, and that are in one order in both.</summary>
    private static List<(int Old, int Now)> Anchors(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        Dictionary<string, int> inNow = PlacesOfUnique(now);
        (int Old, int Now)[] common =
        [
            .. PlacesOfUnique(old)
                .Where(line => inNow.ContainsKey(line.Key))
                .Select(line => (line.Value, inNow[line.Key]))
                .OrderBy(places => places.Item1),
        ];
        // The last of the best row of each length, and what comes before each: patience sorting.
        var last = new List<int>();
        int[] previous = new int[common.Length];
        for (int i = 0; i < common.Length; i++)
        {
            int length = 0;
            for (int to = last.Count; length < to; )
            {
                int middle = (length + to) / 2;
                (length, to) = common[last[middle]].Now < common[i].Now ? (middle + 1, to) : (length, middle);
            }

            previous[i] = length == 0 ? -1 : last[length - 1];
            if (length == last.Count)
            {
                last.Add(i);
            }
            else
            {
                last[length] = i;
            }
        }

        var anchors = new List<(int, int)>();
        for (int i = last.Count == 0 ? -1 : last[last.Count - 1]; i >= 0; i = previous[i])
        {
            anchors.Add(common[i]);
        }

        anchors.Reverse();
        return anchors;
    }

    private static Dictionary<string, int> PlacesOfUnique(IReadOnlyList<string> lines)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Count; i++)
        {
            if (seen.Add(lines[i]))
            {
                places.Add(lines[i], i);
            }
            else
            {
                places.Remove(lines[i]);
            }
        }

        return places;
    }

    /// <summary>What only one of them has, first all that went; all lines where they differ in the order alone.</summary>
    private static void AddApart(IReadOnlyList<string> old, IReadOnlyList<string> now, List<string> changed)
    {
        var inOld = new HashSet<string>(old, StringComparer.Ordinal);
        var inNow = new HashSet<string>(now, StringComparer.Ordinal);
        bool isOrder = inOld.SetEquals(inNow);
        changed.AddRange(old.Where(line => isOrder || !inNow.Contains(line)).Select(line => "-" + line));
        changed.AddRange(now.Where(line => isOrder || !inOld.Contains(line)).Select(line => "+" + line));
    }

    private static void AddChanged(ArraySegment<string> oldPart, ArraySegment<string> nowPart, List<string> changed)
    {
        // Numbers compare faster than lines that begin alike.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] old = NumbersOf(oldPart, numbers);
        int[] now = NumbersOf(nowPart, numbers);
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

        IReadOnlyList<string> oldLines = oldPart;
        IReadOnlyList<string> nowLines = nowPart;
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
                changed.Add("-" + oldLines[left++]);
            }
            else
            {
                changed.Add("+" + nowLines[right++]);
            }
        }
    }

    private static int[] NumbersOf(ArraySegment<string> lines, Dictionary<string, int> numbers)
    {
        int[] found = new int[lines.Count];
        int at = 0;
        foreach (string line in lines)
        {
            if (!numbers.TryGetValue(line, out int number))
            {
                number = numbers.Count;
                numbers.Add(line, number);
            }

            found[at++] = number;
        }

        return found;
    }

    private static string[] Lines(string text) =>
        text.Length == 0
            ? []
            : (text.EndsWith("\n", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text).Split('\n');
}
