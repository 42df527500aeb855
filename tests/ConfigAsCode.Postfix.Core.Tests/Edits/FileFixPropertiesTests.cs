using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Tests.Edits;

/// <summary>A diagnostic gives the fixes of a file back as they were, whatever characters the file has.</summary>
public class FileFixPropertiesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a = b\n")]
    [InlineData("12:3\u001f4:")]
    [InlineData("\r\n\0ä")]
    public void What_is_written_is_read(string text)
    {
        FileFix[] fixes =
        [
            new("Remove '" + text + "'", IsSafe: true, [new TextEdit("main.cf", new TextSpan(3, 14), text)]),
            new(
                "Two",
                IsSafe: false,
                [new TextEdit(text, new TextSpan(0, 0), "x"), new TextEdit("t", new TextSpan(9, 1), "")]
            ),
        ];
        var properties = FileFixProperties.Write(fixes).ToDictionary(pair => pair.Key, pair => pair.Value);
        IReadOnlyList<FileFix> read = FileFixProperties.Read(name => properties.GetValueOrDefault(name));
        Assert.Equal(fixes.Select(fix => (fix.Title, fix.IsSafe)), read.Select(fix => (fix.Title, fix.IsSafe)));
        Assert.Equal(fixes.SelectMany(fix => fix.Edits), read.SelectMany(fix => fix.Edits));
    }
}
