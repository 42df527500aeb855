using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax.Cf;

public class CfDocumentTests
{
    private static readonly Gen<string> AnyBytes = Gen.Byte.Array[0, 200].Select(Latin1);

    private static readonly string[] Lines =
    [
        "a = b",
        "a",
        "= b",
        "  -o a=b",
        "  -o { a = b  c }",
        "\t-vo a={b",
        "smtp inet n - n - - smtpd",
        "smtp inet n - n - -",
        "# comment",
        "  # comment",
        "",
        " ",
        "a = b\0c",
        "\0",
        "\uFEFFa = b",
        "zoë = \ud83d\ude00",
    ];

    private static readonly string[] LineEnds = ["\n", "\r\n", "\n\n"];

    private static readonly Gen<string> AnyLines = Gen.Select(
        Gen.OneOf(Lines).Array[0, 12],
        Gen.OneOf(LineEnds),
        Gen.Bool,
        (lines, end, isEnded) => string.Join(end, lines) + (isEnded ? end : "")
    );

    private static readonly Gen<string> AnyText = Gen.OneOf(AnyBytes, AnyLines);

    [Fact]
    public void Its_lines_give_the_text_back() =>
        AnyText.Sample(
            text =>
            {
                var document = CfDocument.Parse("main.cf", text);
                Assert.Equal(text, string.Concat(document.Lines.Select(line => line.FullSpan.In(text))));
            },
            iter: 1500
        );

    [Fact]
    public void Each_character_of_a_logical_line_is_where_it_says() =>
        AnyText.Sample(
            text =>
            {
                foreach (CfLogicalLine line in CfDocument.Parse("main.cf", text).LogicalLines)
                {
                    Assert.Equal(line.Text, new string([.. line.Text.Select((_, i) => text[line.OffsetInFile(i)])]));
                }
            },
            iter: 1500
        );

    [Fact]
    public void Each_part_of_a_service_is_where_it_says() =>
        AnyText.Sample(
            text =>
            {
                var file = MasterCfFile.Parse("master.cf", text, PostfixVersion.Newest);
                IEnumerable<CfSlice> parts = file.Services.SelectMany(service =>
                    service
                        .Fields.Concat(service.Words.Select(word => word.Content))
                        .Concat(service.Options.SelectMany(o => new[] { o.Text, o.Name, o.Value }).OfType<CfSlice>())
                );
                foreach (CfSlice part in parts)
                {
                    Assert.Equal(part.Text, new string([.. part.Text.Select((_, i) => text[part.OffsetInFile(i)])]));
                }
            },
            iter: 1500
        );

    [Fact]
    public void A_position_is_the_number_of_line_feeds_and_of_characters_behind_the_last_of_them() =>
        AnyText.Sample(
            text =>
            {
                var document = CfDocument.Parse("main.cf", text);
                for (int offset = 0; offset < text.Length; offset++)
                {
                    int line = text[..offset].Count(c => c == '\n') + 1;
                    int column = offset - (text[..offset].LastIndexOf('\n') + 1) + 1;
                    Assert.Equal(new SourcePosition(offset, line, column), document.PositionOf(offset));
                }
            },
            iter: 1000
        );

    [Fact]
    public void Comments_blank_lines_and_continuation_lines_are_kept_apart()
    {
        var document = CfDocument.Parse("main.cf", " x\n# c\n\na = b\n # c\n  c\nd = e");
        Assert.Equal(
            [
                CfLineKind.Skipped,
                CfLineKind.Comment,
                CfLineKind.Blank,
                CfLineKind.Start,
                CfLineKind.Comment,
                CfLineKind.Continuation,
                CfLineKind.Start,
            ],
            document.Lines.Select(line => line.Kind)
        );
        Assert.Equal(["a = b  c", "d = e"], document.LogicalLines.Select(line => line.Text));
        Assert.False(document.Lines[^1].HasLineEnd);
    }

    /// <summary>With a search through all earlier settings for each one this takes minutes.</summary>
    [Fact]
    public void A_file_of_many_lines_and_a_line_of_a_megabyte_are_read()
    {
        const int Count = 200_000;
        string text = string.Concat(Enumerable.Range(0, Count).Select(i => $"a{i} = {i}\na{i} = x\n"));
        var file = SettingsFile.Parse("main.cf", text);
        Assert.Equal(Count, file.InForce.Count());
        Assert.Equal((2 * Count) - 1, file.InForce.Last().Value.Origin.Range!.Value.Start.Line - 1);

        string value = new('b', 1 << 20);
        CfSetting setting = Assert.Single(SettingsFile.Parse("main.cf", "a = " + value).InForce);
        Assert.Equal(value, setting.Value.Text);

        string options = string.Concat(Enumerable.Range(0, Count).Select(i => $"\n  -o a{i}=b"));
        CfService service = Assert.Single(
            MasterCfFile.Parse("master.cf", "smtp inet n - n - - smtpd" + options, PostfixVersion.Newest).InForce
        );
        Assert.Equal(Count, service.InForce.Count());
    }

    private static string Latin1(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);
}
