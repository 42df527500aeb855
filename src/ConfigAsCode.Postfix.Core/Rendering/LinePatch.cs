using System.Globalization;
using System.Text;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// A text as what differs from another one, line by line: the files of instances that share a class are nearly equal. Each part is a line such as
/// <c>@11 1 2</c>, from which line on how many lines are replaced by how many, with these behind it.
/// </summary>
internal static class LinePatch
{
    public static string Between(string before, string after) =>
        before == after ? "" : Between(before.Split('\n'), after.Split('\n'));

    /// <summary>The same for who has the lines.</summary>
    public static string Between(string[] old, string[] now)
    {
        int start = 0;
        int endOld = old.Length;
        int endNow = now.Length;
        while (start < endOld && start < endNow && old[start] == now[start])
        {
            start++;
        }

        while (endOld > start && endNow > start && old[endOld - 1] == now[endNow - 1])
        {
            endOld--;
            endNow--;
        }

        var patch = new StringBuilder();
        if (endOld - start != endNow - start)
        {
            Append(patch, start, endOld, now, start, endNow);
            return patch.ToString();
        }

        for (int i = start; i < endOld; i++)
        {
            int first = i;
            while (i < endOld && old[i] != now[i])
            {
                i++;
            }

            if (i > first)
            {
                Append(patch, first, i, now, first, i);
            }
        }

        return patch.ToString();
    }

    /// <exception cref="FormatException">The patch is not of this form, or not for this text.</exception>
    public static string Apply(string before, string patch)
    {
        if (patch.Length == 0)
        {
            return before;
        }

        string[] old = before.Split('\n');
        string[] lines = patch.Split('\n');
        var now = new List<string>(old.Length);
        int at = 0;
        for (int i = 0; i < lines.Length; )
        {
            (int first, int removed, int added) = ReadPart(lines[i++]);
            if (first < at || first > old.Length || removed > old.Length - first || added > lines.Length - i)
            {
                throw new FormatException($"'{lines[i - 1]}' does not fit a text of {old.Length} lines.");
            }

            now.AddRange(old.Skip(at).Take(first - at));
            now.AddRange(lines.Skip(i).Take(added));
            at = first + removed;
            i += added;
        }

        now.AddRange(old.Skip(at));
        return string.Join("\n", now);
    }

    /// <exception cref="FormatException">The patch is not of this form, whatever it is for.</exception>
    public static void Check(string patch) => _ = LinesOf(patch).Count();

    /// <summary>The lines that it brings into a text.</summary>
    /// <exception cref="FormatException">The patch is not of this form.</exception>
    public static IEnumerable<PatchedLine> LinesOf(string patch)
    {
        string[] lines = patch.Split('\n');
        for (int i = 0; i < lines.Length && patch.Length > 0; )
        {
            string part = lines[i++];
            (int first, int removed, int added) = ReadPart(part);
            if (added > lines.Length - i)
            {
                throw new FormatException($"'{part}' has fewer lines behind it.");
            }

            bool isReplaced = removed == added;
            if (!isReplaced)
            {
                yield return new PatchedLine(first + 1, part, IsReplaced: false);
            }

            for (int line = 0; line < added; line++)
            {
                yield return new PatchedLine(first + line + 1, lines[i + line], isReplaced);
            }

            i += added;
        }
    }

    private static void Append(StringBuilder patch, int firstOld, int endOld, string[] now, int firstNow, int endNow)
    {
        if (patch.Length > 0)
        {
            patch.Append('\n');
        }

        patch.Append(FormattableString.Invariant($"@{firstOld} {endOld - firstOld} {endNow - firstNow}"));
        for (int i = firstNow; i < endNow; i++)
        {
            patch.Append('\n').Append(now[i]);
        }
    }

    private static (int First, int Removed, int Added) ReadPart(string line)
    {
        string[] words = line.Length > 0 && line[0] == '@' ? line.Substring(1).Split(' ') : [];
        int[] numbers =
        [
            .. words
                .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1)
                .Where(n => n >= 0),
        ];
        return words.Length == 3 && numbers.Length == 3
            ? (numbers[0], numbers[1], numbers[2])
            : throw new FormatException($"'{line}' is not a part such as '@11 1 2'.");
    }
}
