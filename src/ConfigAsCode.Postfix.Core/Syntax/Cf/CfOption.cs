using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>An override of a service: <c>-o name=value</c>, or <c>-o { name = value }</c>.</summary>
public sealed class CfOption
{
    private readonly CfSlice option;

    /// <param name="option">The word with the letter <c>o</c>.</param>
    /// <param name="text">What is behind the letter: the rest of the word, else the next word; null where there is none.</param>
    /// <param name="keepsBraces">Whether braces are special, so that those of <c>-o{name=value}</c> look as if master(8) removed them.</param>
    internal CfOption(CfSlice option, CfSlice? text, bool keepsBraces)
    {
        this.option = option;
        Text = text;
        if (text is null)
        {
            Error = "there is no name=value after the -o";
            return;
        }

        Error = NameValue.Split(text.Text, out TextSpan name, out TextSpan value);
        if (Error is null)
        {
            Name = text.Slice(name);
            Value = text.Slice(value);
            IsInKeptBraces = keepsBraces && Name.Text[0] == '{';
        }
    }

    /// <summary>The name and the value; null where the last word of the line is the <c>-o</c>.</summary>
    public CfSlice? Text { get; }

    /// <summary>Why the daemon stops at the option; null where it does not.</summary>
    public string? Error { get; }

    public CfSlice? Name { get; }

    public CfSlice? Value { get; }

    /// <summary>
    /// Whether the name starts with a brace: master(8) removes the braces of a word that starts with one, and <c>-o{name=value}</c>
    /// starts with <c>-</c>.
    /// </summary>
    public bool IsInKeptBraces { get; }

    /// <summary>Whether it sets a parameter.</summary>
    public bool IsSetting => Error is null && !IsInKeptBraces;

    /// <summary>From the <c>-o</c> to the end of the value.</summary>
    public Origin Origin => Document.OriginOf(Span);

    internal CfDocument Document => option.Line.Document;

    /// <summary>The same part of the file; the brace that ends the option is not in it.</summary>
    internal TextSpan Span => TextSpan.Between(option.Span.Start, (Text ?? option).Span.End);
}
