using System.Globalization;
using ConfigAsCode.Postfix.Files.Hosts;
using DiffPlex;
using DiffPlex.Model;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>What a fix changes in a file, in the unified format of diff(1); secrets are withheld from its lines.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static IEnumerable<string> Of(FixedFile file)
    {
        DiffResult difference = Differ.Instance.CreateDiffs(
            file.File.Text,
            file.Text,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            new LineChunker()
        );
        List<(int Old, int Now, char Kind)> steps = Steps(difference);
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
                if (!(isOld ? difference.PiecesOld[oldAt] : difference.PiecesNew[nowAt]).EndsWith('\n'))
                {
                    yield return "\\ No newline at end of file";
                }
            }

            at = end;
        }
    }

    private static int From(int index, int count) => count == 0 ? index : index + 1;

    /// <summary>Each line of both texts with what becomes of it.</summary>
    private static List<(int Old, int Now, char Kind)> Steps(DiffResult difference)
    {
        var steps = new List<(int Old, int Now, char Kind)>();
        int old = 0;
        int now = 0;
        foreach (DiffBlock block in difference.DiffBlocks)
        {
            AddSame(block.DeleteStartA);
            for (int end = old + block.DeleteCountA; old < end; old++)
            {
                steps.Add((old, now, '-'));
            }

            for (int end = now + block.InsertCountB; now < end; now++)
            {
                steps.Add((old, now, '+'));
            }
        }

        AddSame(difference.PiecesOld.Count);
        return steps;

        void AddSame(int end)
        {
            while (old < end)
            {
                steps.Add((old++, now++, ' '));
            }
        }
    }

    /// <summary>Lines as Postfix and patch(1) have them: each with its line feed, which alone ends a line.</summary>
    private sealed class LineChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (int start = 0; start < text.Length; )
            {
                int feed = text.IndexOf('\n', start);
                int end = feed < 0 ? text.Length : feed + 1;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }
}
