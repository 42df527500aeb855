using System.Text;

namespace ConfigAsCode.Postfix.Files.Output;

/// <summary>A file that a build makes.</summary>
/// <param name="Path">Where, below the output folder: <c>webshop/main.cf</c>.</param>
/// <param name="Content">What.</param>
public sealed record OutputFile(string Path, byte[] Content)
{
    private static readonly UTF8Encoding Utf8WithoutBom = new(encoderShouldEmitUTF8Identifier: false);

    public OutputFile(string path, string text)
        : this(path, Utf8WithoutBom.GetBytes(text)) { }
}
