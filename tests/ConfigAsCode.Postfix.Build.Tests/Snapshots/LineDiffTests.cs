using ConfigAsCode.Postfix.Files.Snapshots;

namespace ConfigAsCode.Postfix.Build.Tests.Snapshots;

public class LineDiffTests
{
    // More than fit into a number for each pair of lines.
    private const int Rows = 10_000;

    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "-b +x")]
    [InlineData("a\nb\n", "b\na\n", "-a +a")]
    [InlineData("", "a\n", "+a")]
    [InlineData("a\na\nb\n", "a\nb\n", "-a")]
    [InlineData("a\n", "a\n", "")]
    public void Lines_of_one_text_alone_are_shown_in_their_order(string before, string after, string changed) =>
        Assert.Equal(changed, string.Join(" ", LineDiff.Between(before, after)));

    [Fact]
    public void Each_third_row_of_a_large_table_is_shown_beside_what_it_was()
    {
        string after = Text(i => i % 3 == 1 ? $"key{i} other" : $"key{i} value");
        string[] changed =
        [
            .. Enumerable
                .Range(0, Rows)
                .Where(i => i % 3 == 1)
                .SelectMany(i => new[] { $"-key{i} value", $"+key{i} other" }),
        ];
        Assert.Equal(changed, LineDiff.Between(Text(i => $"key{i} value"), after));
    }

    [Fact]
    public void A_row_that_moves_in_a_large_table_is_shown_at_both_places()
    {
        string[] rows = [.. Enumerable.Range(0, Rows).Select(i => $"key{i}")];
        string[] moved = ["first", .. rows[1..^1], rows[0], "last"];
        Assert.Equal(
            ["-key0", "+first", $"-key{Rows - 1}", "+key0", "+last"],
            LineDiff.Between(string.Join("\n", rows), string.Join("\n", moved))
        );
    }

    [Fact]
    public void Large_tables_in_another_order_are_not_equal()
    {
        string[] rows = [.. Enumerable.Range(0, Rows).Select(i => $"key{i}")];
        Assert.NotEmpty(LineDiff.Between(string.Join("\n", rows), string.Join("\n", rows.Reverse())));
        // Rows that are there twice cannot be told apart.
        string[] twice = [.. rows, .. rows];
        Assert.NotEmpty(LineDiff.Between(string.Join("\n", twice), string.Join("\n", twice.Reverse())));
    }

    [Fact]
    public void Four_times_the_rows_allocate_about_four_times_as_much()
    {
        Assert.InRange(Allocated(4 * Rows) / (double)Allocated(Rows), 1, 5);

        static long Allocated(int rows)
        {
            string before = string.Concat(Enumerable.Range(0, rows).Select(i => $"key{i} value\n"));
            string after = string.Concat(
                Enumerable.Range(0, rows).Select(i => $"key{i} {(i % 2 == 0 ? "value" : "other")}\n")
            );
            long start = GC.GetAllocatedBytesForCurrentThread();
            LineDiff.Between(before, after);
            return GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }

    private static string Text(Func<int, string> row) =>
        string.Concat(Enumerable.Range(0, Rows).Select(i => row(i) + "\n"));
}
