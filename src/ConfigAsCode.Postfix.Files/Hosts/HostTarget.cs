using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>What the files of a host run on, from what its programs print.</summary>
public static class HostTarget
{
    private static readonly Regex OpenSslVersion = new(
        @"^OpenSSL (?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+)",
        RegexOptions.CultureInvariant
    );

    /// <summary>The target of a host; null where the catalogue does not know its Postfix.</summary>
    /// <param name="mailVersion">What <c>postconf -dh mail_version</c> prints.</param>
    /// <param name="openSslVersion">What <c>openssl version</c> prints; null where nothing is known.</param>
    /// <param name="osRelease">The text of /etc/os-release; null where there is none.</param>
    public static Target? OfHost(string mailVersion, string? openSslVersion, string? osRelease)
    {
        // A snapshot has a date behind a hyphen.
        string number = mailVersion.Trim().Split('-')[0];
        if (
            !PostfixVersion.TryParse(number, out PostfixVersion release)
            || !PostfixVersion.IsInCatalogue(release.IsReleased ? release : release.WithoutPatch)
        )
        {
            return null;
        }

        release = release.IsReleased ? release : release.WithoutPatch;
        OpenSslSeries? series = SeriesOf(openSslVersion);
        return PlatformOf(osRelease) is { } platform && platform.Postfix.WithoutPatch == release.WithoutPatch
            ? platform with
            {
                Postfix = release,
                OpenSsl = series ?? platform.OpenSsl,
            }
            : VersionTargets.Parse(release.ToString(), series is { } known ? [known] : []);
    }

    private static Target? PlatformOf(string? osRelease)
    {
        string? Field(string name) =>
            (osRelease ?? "")
                .Split('\n')
                .Where(line => line.StartsWith(name + "=", StringComparison.Ordinal))
                .Select(line => line.Substring(name.Length + 1).Trim().Trim('"'))
                .FirstOrDefault();
        string id = Field("ID") ?? "";
        string version = Field("VERSION_ID") ?? "";
        return PlatformInfo
            .All.FirstOrDefault(p =>
                new[] { id + version.Replace(".", ""), id + version.Split('.')[0], id }.Any(name =>
                    string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)
                )
            )
            ?.Target;
    }

    /// <summary>The series whose tables hold: the newest one that is not later.</summary>
    private static OpenSslSeries? SeriesOf(string? text)
    {
        if (text is null || OpenSslVersion.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var version = new Version(
            match.Groups["major"].Value + "." + match.Groups["minor"].Value + "." + match.Groups["patch"].Value
        );
        return ((OpenSslSeries[])Enum.GetValues(typeof(OpenSslSeries)))
            .Where(series => Version.Parse(series.ToText()) <= version)
            .Select(series => (OpenSslSeries?)series)
            .LastOrDefault();
    }
}
