namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A line of the form <c>name = value</c>.</summary>
public sealed class CfSetting
{
    internal CfSetting(CfLogicalLine line)
    {
        Line = line;
        Error = NameValue.Split(line.Text, out TextSpan name, out TextSpan value);
        Name = line.All.Slice(name);
        Value = line.All.Slice(value);
    }

    public CfLogicalLine Line { get; }

    /// <summary>Why the line is not of this form; null where it is.</summary>
    public string? Error { get; }

    public CfSlice Name { get; }

    public CfSlice Value { get; }
}
