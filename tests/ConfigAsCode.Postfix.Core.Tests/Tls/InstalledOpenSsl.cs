using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>The <c>openssl</c> command of the tested release.</summary>
public static class InstalledOpenSsl
{
    /// <summary>The build to compare with.</summary>
    public static OpenSslBuild Build { get; } = OpenSslBuild.Of(SeriesOf(Run(["version"]) ?? ""));

    /// <summary>The suites below TLS 1.3 that the list offers; null where OpenSSL refuses it.</summary>
    public static string[]? Ciphers(string list, params string[] options) =>
        // A list may begin with '-'; nothing behind "--" is taken for an option.
        Run(["ciphers", .. options, "--", list]) is { } answer
            ? CipherListCase.BelowTls13(answer.Trim().Split(':'))
            : null;

    /// <summary>The standard output, or null where the command fails.</summary>
    private static string? Run(string[] arguments)
    {
        ProgramResult result = DebianRelease.Tested.Run("openssl", arguments);
        return result.ExitCode == 0 ? result.Output : null;
    }

    private static OpenSslSeries SeriesOf(string version)
    {
        string number = version.Split(' ').ElementAtOrDefault(1) ?? "";
        foreach (OpenSslSeries series in Enum.GetValues<OpenSslSeries>())
        {
            // 1.0.2u, 1.1.1w; 3.0.19. A prefix alone would take 3.50 for 3.5.
            if (Regex.IsMatch(number, $"^{Regex.Escape(series.ToText())}(\\.|[a-z]|$)"))
            {
                return series;
            }
        }

        throw new NotSupportedException($"The installed '{version.Trim()}' is of no series that Core has a table for.");
    }
}
