using ConfigAsCode.Postfix.Files.Output;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>Prints what every server and client of the project offers in TLS.</summary>
public sealed class ShowPostfixTls : PostfixTask
{
    /// <summary>The compiled assembly; absolute.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    private protected override void Run() =>
        ShowBelow(
            OutputDirectory,
            BuildReading.Of(Assembly).Project.Instances.SelectMany(instance => TlsText.Of(instance.Model))
        );
}
