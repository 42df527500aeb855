using System.Globalization;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>Names of hosts and ports, addresses of DNS lists, and times (util/valid_hostname, host_port, ip_match; global/config_known_tcp_ports, mail_conf_time).</summary>
internal static partial class NameReferences
{
    private const string Good = "right";
    private const string Bad = "refused";

    public static IEnumerable<ReferenceCase> In(string src, PostfixVersion release) =>
        HostNames(Path.Combine(src, "util", "valid_hostname.ref"))
            .Concat(Destinations(Path.Combine(src, "util", "host_port.ref")))
            .Concat(Patterns(Path.Combine(src, "util", "ip_match.ref")))
            .Concat(Times(Path.Combine(src, "global", "mail_conf_time.ref")))
            .Concat(Ports(Path.Combine(src, "global", "config_known_tcp_ports.c"), release));

    private static IEnumerable<ReferenceCase> HostNames(string file) =>
        Answers(file, Tested())
            .Select(a => new ReferenceCase(
                "valid_hostname",
                a.Input,
                a.Lines.Any(l => l.Contains("warning: valid_hostname:", StringComparison.Ordinal)) ? Bad : Good,
                HostName.IsValid(a.Input) ? Good : Bad
            ));

    private static IEnumerable<ReferenceCase> Destinations(string file) =>
        from answer in Answers(file, Asked())
        where !answer.Input.StartsWith('#')
        let seen = answer.Lines.Select(l => HostAndPort().Match(l)).FirstOrDefault(m => m.Success)
        let ours = HostPort.ParseDestination(answer.Input)
        select new ReferenceCase(
            "host_port",
            answer.Input,
            seen is null ? Bad : $"{seen.Groups["host"].Value} {seen.Groups["port"].Value}",
            ours.Error is not null ? Bad : $"{ours.Host} {(ours.Port.Length > 0 ? ours.Port : "default-service")}"
        );

    private static IEnumerable<ReferenceCase> Patterns(string file) =>
        from answer in Answers(file, Pattern())
        // Behind the pattern there can be addresses to match; the product matches none.
        let pattern = answer.Input.Split('\t', ' ')[0]
        select new ReferenceCase(
            "ip_match",
            pattern,
            answer.Lines.Any(l => l.StartsWith("Error:", StringComparison.Ordinal)) ? Bad : Good,
            AddressPattern.IsValid(pattern) ? Good : Bad
        );

    private static IEnumerable<ReferenceCase> Times(string file) =>
        from line in ReferenceFiles.Lines(file)
        let time = Time().Match(line)
        where time.Success
        let seconds = long.Parse(time.Groups["number"].Value, CultureInfo.InvariantCulture)
        select new ReferenceCase(
            "mail_conf_time",
            $"{seconds} {time.Groups["unit"].Value}",
            time.Groups["seconds"].Value,
            (seconds * ValueCheck.SecondsIn(time.Groups["unit"].Value[..1])).ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>Its expectations are in the program: a value, and the warning at it.</summary>
    private static IEnumerable<ReferenceCase> Ports(string file, PostfixVersion release)
    {
        const string Parameter = "known_tcp_ports";
        var target = new Target("", release, OpenSslSeries.V3_0, ChrootByDefault: false);
        foreach (Match test in PortTest().Matches(string.Join('\n', ReferenceFiles.Lines(file))))
        {
            string value = test.Groups["value"].Value;
            InstanceReading reading = InstanceReader.Read("references", target, $"{Parameter} = {value}\n", "");
            yield return new ReferenceCase(
                Parameter,
                value,
                test.Groups["warning"].Value.Length > 0 ? Bad : Good,
                Rulebook.Analyze(reading).Any(f => f.Parameter == Parameter && f.Rule.Id == "PFX4004") ? Bad : Good
            );
        }
    }

    /// <summary>Each input with the lines that follow it.</summary>
    private static IEnumerable<(string Input, IReadOnlyList<string> Lines)> Answers(string file, Regex input)
    {
        string? asked = null;
        var lines = new List<string>();
        foreach (string line in ReferenceFiles.Lines(file))
        {
            if (input.Match(line) is { Success: true } next)
            {
                if (asked is not null)
                {
                    yield return (asked, lines);
                }

                asked = next.Groups[1].Value;
                lines = [];
            }
            else
            {
                lines.Add(line);
            }
        }

        if (asked is not null)
        {
            yield return (asked, lines);
        }
    }

    [GeneratedRegex("""^\S+: testing: "(.*)"$""")]
    private static partial Regex Tested();

    [GeneratedRegex("^>> (.*)$")]
    private static partial Regex Asked();

    [GeneratedRegex("^> (.*)$")]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?<number>[0-9]+) (?<unit>[a-z]+) = (?<seconds>[0-9]+)$")]
    private static partial Regex Time();

    [GeneratedRegex("""/\* config \*/ "(?<value>[^"]*)",\s*/\* warning \*/ "(?<warning>[^"]*)["]""")]
    private static partial Regex PortTest();

    [GeneratedRegex("^host (?<host>.*) port (?<port>.*)$")]
    private static partial Regex HostAndPort();
}
