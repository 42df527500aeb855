using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Holds the catalogue against an installed Postfix. Each difference says what to write into which line of the catalogue.
/// </summary>
public static partial class CatalogComparison
{
    // Name, type, since, read by.
    private const int FixedFields = 4;

    /// <summary>A difference, and whether the catalogue foresees it: a default that the build decides.</summary>
    public sealed record Difference(string Name, string Message, bool IsForeseen = false);

    /// <summary>
    /// Names that the catalogue lacks or has too many, and defaults that differ: of the platform where one is given, with what its
    /// package decides, and otherwise of Postfix itself.
    /// </summary>
    public static IEnumerable<Difference> Of(InstalledPostfix installed, PlatformInfo? platform = null)
    {
        PostfixVersion release = installed.Version;
        if (!PostfixVersion.IsInCatalogue(release))
        {
            yield return new Difference(
                "",
                $"Postfix {release} is not among the versions of the catalogue ({PostfixVersion.Oldest} to {PostfixVersion.Minors.Last().Described}): "
                    + "set PostfixVersion.Newest, or PostfixVersion.Unreleased for a snapshot"
            );
        }

        if (platform is not null && platform.Target.Postfix != release)
        {
            yield return new Difference(
                "",
                $"Postfix {release}, in the catalogue {platform.Target.Postfix}: mend the line {platform.Name} of platforms.tsv"
            );
        }

        foreach (string name in installed.Defaults.Keys.Order(StringComparer.Ordinal))
        {
            if (Parameters.Find(name) is not { } parameter)
            {
                yield return new Difference(
                    name,
                    $"missing: {name}\n  add   {NewLine(name, installed.Defaults[name], release)}"
                );
            }
            else if (!parameter.ExistsOn(release))
            {
                yield return new Difference(
                    name,
                    $"missing on {release.WithoutPatch}: {name}\n  mend  {CatalogLine(name)}: since, until or firstpatch="
                );
            }
            else if (DefaultDifference(parameter, installed.Defaults[name], release, platform) is { } difference)
            {
                yield return difference;
            }
        }

        foreach (ParameterInfo parameter in Parameters.All)
        {
            if (parameter.ExistsOn(release) && !installed.Defaults.ContainsKey(parameter.Name))
            {
                yield return new Difference(
                    parameter.Name,
                    $"gone: {parameter.Name}\n  mend  {CatalogLine(parameter.Name)}\tuntil={Before(release)}"
                );
            }
        }
    }

    /// <summary>
    /// The rows of a master.cf as it is delivered against the default services of the catalogue; the chroot too where a platform,
    /// whose habit it is, is given.
    /// </summary>
    public static IEnumerable<Difference> OfServices(
        string masterCf,
        PostfixVersion release,
        PlatformInfo? platform = null
    )
    {
        Target target = platform?.Target ?? new Target("", release, OpenSslSeries.V3_5, ChrootByDefault: false);
        string[] known = [.. DefaultServices.AsInstalled(target).Select(RowOf)];
        string[] delivered = [.. InstanceReader.Read("dist", target, "", masterCf).Instance.Services.Select(RowOf)];
        string table = platform is null ? "services.tsv" : "services.tsv or package-services.tsv";
        return delivered
            .Except(known)
            .Select(row => new Difference(
                row,
                $"a row that the catalogue lacks: {row}\n  add it to {table} for {release.WithoutPatch}"
            ))
            .Concat(
                known
                    .Except(delivered)
                    .Select(row => new Difference(
                        row,
                        $"a row that is not delivered: {row}\n  take it out of {table} for {release.WithoutPatch}"
                    ))
            );

        string RowOf(Service s) => Row(platform is null ? s with { Chroot = "-" } : s);
    }

    private static Difference? DefaultDifference(
        ParameterInfo parameter,
        string installed,
        PostfixVersion release,
        PlatformInfo? platform
    )
    {
        string? known = platform is null
            ? parameter.DefaultOn(release)
            : Parameters.DefaultOn(parameter.Name, platform.Target with { Postfix = release });
        if (known is null)
        {
            return parameter.ComputedFrom is null
                ? new Difference(
                    parameter.Name,
                    $"no default: {parameter.Name}\n  mend  {WithDefault(CatalogLine(parameter.Name), release.WithoutPatch, installed)}"
                )
                : null;
        }

        return AsOneBlank(known) == AsOneBlank(installed)
            ? null
            : new Difference(
                parameter.Name,
                $"default: {parameter.Name} = {installed}, in the catalogue '{known}'\n"
                    + (
                        platform is not null && parameter.IsBuildDependent
                            ? $"  mend  package-defaults.tsv: {platform.Name}\t{parameter.Name}\t{installed}"
                            : $"  mend  {WithDefault(CatalogLine(parameter.Name), release.WithoutPatch, installed)}"
                    ),
                IsForeseen: platform is null && parameter.IsBuildDependent
            );
    }

    /// <summary>A line for a new parameter; the programs that read it and its range are to be found in the source.</summary>
    private static string NewLine(string name, string value, PostfixVersion release)
    {
        string type =
            value is "yes" or "no" ? "bool"
            : Number().IsMatch(value) ? "int"
            : Time().IsMatch(value) ? "time"
            : "string";
        string unit = type == "time" ? $"\tunit={value[^1]}" : "";
        return $"{name}\t{type}\t{release.WithoutPatch}\t?\tdefault@{release.WithoutPatch}={value}{unit}";
    }

    private static string CatalogLine(string name) =>
        File.ReadLines(Path.Combine(Repository.CatalogData, "parameters.tsv"))
            .First(line => line.StartsWith(name + "\t", StringComparison.Ordinal));

    /// <summary>The defaults of a line stand in the order of their versions (<see cref="ParameterInfo.DefaultHistory"/>).</summary>
    private static string WithDefault(string line, PostfixVersion from, string value)
    {
        const string Default = "default@";
        List<string> fields = [.. line.Split('\t')];
        int before = fields.FindLastIndex(f =>
            f.StartsWith(Default, StringComparison.Ordinal)
            && VersionOf(f) is var version
            && version.WithoutPatch <= from
        );
        bool isSame = before >= 0 && VersionOf(fields[before]) == from;
        int place = before < 0 ? FixedFields : before + 1;
        if (isSame)
        {
            fields.RemoveAt(--place);
        }

        fields.Insert(place, $"{Default}{from}={value}");
        return string.Join('\t', fields);

        static PostfixVersion VersionOf(string field) =>
            PostfixVersion.Parse(field[Default.Length..field.IndexOf('=', StringComparison.Ordinal)]);
    }

    private static string Before(PostfixVersion release) =>
        PostfixVersion.Minors.LastOrDefault(v => v < release.WithoutPatch).ToString();

    private static string Row(Service s) =>
        $"{s.Name} {s.Type.ToMasterCf()} {s.Private} {s.Unprivileged} {s.Chroot} {s.Wakeup} {s.ProcessLimit} {s.Program} "
        + string.Join(' ', s.Settings.Select(o => $"-o {o.Parameter}={o.Value}").Concat(s.Arguments));

    /// <summary>postconf shows each run of blanks as one space.</summary>
    private static string AsOneBlank(string text) => Blanks().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^-?\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d+[smhdw]$")]
    private static partial Regex Time();
}
