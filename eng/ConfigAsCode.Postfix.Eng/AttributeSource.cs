using System.Security;
using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// The C# that follows from the catalogue: one attribute for each group of parameters, the enums of their words, the
/// programs, the restrictions and the platforms. The result is committed, and a test fails when it drifts.
/// </summary>
public static class AttributeSource
{
    private static readonly Lazy<Dictionary<string, string>> Meanings = new(() =>
        File.ReadLines(Path.Combine(Repository.EngData, "meanings.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1])
    );

    /// <summary>File name and text of everything in the folder Generated of the attributes.</summary>
    public static IEnumerable<(string File, string Text)> Files()
    {
        ILookup<string, ParameterInfo> byGroup = Parameters
            .All.Where(IsSettable)
            .ToLookup(p => ParameterNames.GroupOf(p.Name));
        foreach (string group in ParameterNames.AllGroups)
        {
            yield return (group + "Attribute.cs", Group(group, byGroup[group]));
        }

        foreach (
            IGrouping<string, ParameterInfo> sharing in Parameters
                .All.Where(p => IsSettable(p) && ParameterNames.EnumOf(p) is not null)
                .GroupBy(p => ParameterNames.EnumOf(p)!)
        )
        {
            yield return (sharing.Key + ".cs", Enum(sharing.Key, [.. sharing]));
        }

        yield return ("Daemon.cs", Daemons());
        yield return ("Restriction.cs", Restrictions());
        yield return ("Platform.cs", PlatformEnum());
        yield return ("OpenSsl.cs", OpenSslEnum());
    }

    public static void Write()
    {
        string folder = Repository.GeneratedAttributes;
        Directory.CreateDirectory(folder);
        foreach (string old in Directory.EnumerateFiles(folder, "*.cs"))
        {
            File.Delete(old);
        }

        foreach ((string file, string text) in Files())
        {
            File.WriteAllText(Path.Combine(folder, file), text, new UTF8Encoding(false));
        }
    }

    private static bool IsSettable(ParameterInfo parameter) => !parameter.IsReadOnly;

    private static string Group(string group, IEnumerable<ParameterInfo> parameters)
    {
        StringBuilder text = Header();
        string of =
            group == ParameterNames.Main
                ? "that belong to no group of their own"
                : "whose name starts with <c>" + PrefixOf(parameters) + "</c>";
        text.Append("/// <summary>Parameters ")
            .Append(of)
            .Append(": main.cf on an instance or a policy, <c>-o</c> on a service.</summary>\n");
        text.Append(
            "[global::System.AttributeUsage(global::System.AttributeTargets.Class | global::System.AttributeTargets.Interface, Inherited = false)]\n"
        );
        text.Append("public sealed class ").Append(group).Append("Attribute : global::System.Attribute\n{\n");
        bool first = true;
        foreach (ParameterInfo parameter in parameters)
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            Documentation(text, parameter);
            string type = ParameterNames.TypeOf(parameter);
            text.Append("    public ")
                .Append(type)
                .Append(' ')
                .Append(ParameterNames.PropertyOf(parameter.Name))
                .Append(" { get; set; }");
            text.Append(
                type.EndsWith("[]", StringComparison.Ordinal) ? " = [];\n"
                : type == "string" ? " = \"\";\n"
                : "\n"
            );
        }

        return text.Append("}\n").ToString();
    }

    private static string PrefixOf(IEnumerable<ParameterInfo> parameters)
    {
        string[] names = [.. parameters.Select(p => p.Name)];
        string prefix = names[0];
        while (!names.All(n => n.StartsWith(prefix, StringComparison.Ordinal)) || prefix[^1] != '_')
        {
            prefix = prefix[..^1];
        }

        return prefix;
    }

    private static void Documentation(StringBuilder text, ParameterInfo parameter)
    {
        string facts = Facts(parameter);
        if (Meanings.Value.TryGetValue(parameter.Name, out string? meaning))
        {
            text.Append("    /// <summary>").Append(Escape(meaning)).Append("</summary>\n");
            text.Append("    /// <remarks>").Append(facts).Append("</remarks>\n");
        }
        else
        {
            text.Append("    /// <summary>").Append(facts).Append("</summary>\n");
        }
    }

    private static string Facts(ParameterInfo parameter)
    {
        var facts = new StringBuilder();
        facts.Append("<c>").Append(parameter.Name).Append("</c>: ").Append(TypeInWords(parameter)).Append(". ");
        facts.Append(DefaultInWords(parameter)).Append(". ");
        if (parameter.Since > new PostfixVersion(2, 11, 0))
        {
            facts.Append("Since Postfix ").Append(parameter.Since).Append(". ");
        }

        if (parameter.Until is { } until)
        {
            facts.Append("Until Postfix ").Append(until).Append(". ");
        }

        if (parameter.DeprecatedSince is { } deprecated)
        {
            facts.Append("Deprecated since ").Append(deprecated);
            facts.Append(parameter.Replacement is { } other ? ", use <c>" + Escape(other) + "</c>. " : ". ");
        }

        facts.Append(
            parameter.ReadBy.Count == 0 ? "Read only as the fallback of its successor. "
            : parameter.ReadBy[0] == "*" ? "Read by every program. "
            : "Read by " + string.Join(", ", parameter.ReadBy) + ". "
        );
        facts
            .Append("<see href=\"https://www.postfix.org/postconf.5.html#")
            .Append(parameter.Name)
            .Append("\">postconf(5)</see>.");
        return facts.ToString();
    }

    private static string TypeInWords(ParameterInfo parameter)
    {
        (long? min, long? max) = parameter.RangeOn(Newest);
        string range = (min, max) switch
        {
            (null, null) => "",
            (0, null) => "",
            ({ } low, null) => $", at least {low}",
            ({ } low, { } high) => $", {low} to {high}",
            (null, { } high) => $", at most {high}",
        };
        return parameter.Type switch
        {
            ParameterType.Bool => "yes or no",
            ParameterType.Int or ParameterType.Long => "a number" + range,
            ParameterType.Time => "a time, such as <c>30s</c> or <c>1h</c> (without a letter: "
                + parameter.TimeUnit switch
                {
                    "d" => "days",
                    "h" => "hours",
                    _ => "seconds",
                }
                + ")",
            ParameterType.Enum => "one of "
                + string.Join(", ", parameter.Values.Where(v => v.Length > 0).Select(v => $"<c>{Escape(v)}</c>")),
            ParameterType.Raw => "text, expanded for each message",
            _ => parameter.IsList ? "a list" : "text",
        };
    }

    private static string DefaultInWords(ParameterInfo parameter)
    {
        (string From, string Value)[] history = [.. parameter.DefaultHistory];
        if (parameter.ComputedFrom is not null || history.Length == 0)
        {
            return "The default is found when Postfix starts";
        }

        string newest = Shown(history[^1].Value);
        if (history.Length == 1)
        {
            return "Default " + newest;
        }

        return "Default "
            + newest
            + " since "
            + history[^1].From
            + "; before: "
            + string.Join(", ", history[..^1].Reverse().Select(h => Shown(h.Value) + " from " + h.From));

        static string Shown(string value) => value.Length == 0 ? "empty" : "<c>" + Escape(value) + "</c>";
    }

    private static PostfixVersion Newest => new(3, 11);

    private static string Enum(string name, IReadOnlyList<ParameterInfo> sharing)
    {
        StringBuilder text = Header();
        text.Append("/// <summary>The words of ")
            .Append(string.Join(", ", sharing.Select(p => "<c>" + p.Name + "</c>")))
            .Append(".</summary>\n");
        text.Append("public enum ").Append(name).Append("\n{\n");
        bool first = true;
        foreach (string word in sharing.SelectMany(p => p.Values).Where(w => w.Length > 0).Distinct())
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    /// <summary><c>").Append(Escape(word)).Append("</c>");
            PostfixVersion[] versions = [.. KnownVersions().Where(v => sharing.Any(p => p.AcceptsOn(word, v)))];
            if (versions.Length > 0 && versions[0] != KnownVersions().First())
            {
                text.Append(", since Postfix ").Append(versions[0]);
            }

            text.Append(".</summary>\n    ").Append(ParameterNames.MemberOf(word)).Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<PostfixVersion> KnownVersions() =>
        Enumerable.Range(0, 12).Select(minor => new PostfixVersion(3, minor)).Prepend(new PostfixVersion(2, 11));

    private static string Daemons()
    {
        StringBuilder text = Header();
        text.Append(
            "/// <summary>The programs that a master.cf entry can run (master(5)).</summary>\npublic enum Daemon\n{\n"
        );
        bool first = true;
        foreach (DaemonInfo daemon in DaemonInfo.All)
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    /// <summary><see href=\"https://www.postfix.org/")
                .Append(daemon.Name)
                .Append(".8.html\">")
                .Append(daemon.Name)
                .Append("(8)</see>");
            if (daemon.Since > new PostfixVersion(2, 11, 0))
            {
                text.Append(", since Postfix ").Append(daemon.Since);
            }

            if (daemon.RequiresPrivilege)
            {
                text.Append("; needs <c>Unprivileged = false</c>");
            }

            if (daemon.ProcessLimit is { } limit)
            {
                text.Append("; needs <c>ProcessLimit = ").Append(limit).Append("</c>");
            }

            text.Append(".</summary>\n    ").Append(ParameterNames.MemberOf(daemon.Name)).Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Restrictions()
    {
        StringBuilder text = Header();
        text.Append(
            "/// <summary>The words of the <c>smtpd_*_restrictions</c> lists. One that takes an argument is joined with it:\n"
        );
        text.Append(
            "/// <c>Restriction.RejectRblClient + \" zen.spamhaus.org\"</c>.</summary>\npublic static class Restriction\n{\n"
        );
        bool first = true;
        foreach (RestrictionInfo restriction in RestrictionInfo.All)
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    /// <summary><c>").Append(restriction.Name).Append("</c>");
            if (restriction.Argument is { } argument)
            {
                text.Append(restriction.ArgumentIsOptional ? ", may be followed by: " : ", followed by: ")
                    .Append(Escape(argument));
            }

            text.Append(". ");
            if (restriction.Since > new PostfixVersion(2, 11, 0))
            {
                text.Append("Since Postfix ").Append(restriction.Since).Append(". ");
            }

            if (restriction.RemovedIn is { } removed)
            {
                text.Append("Gone in Postfix ").Append(removed).Append(". ");
            }
            else if (restriction.DeprecatedSince is { } deprecated)
            {
                text.Append("Deprecated since Postfix ").Append(deprecated).Append(". ");
            }

            text.Append("<see href=\"https://www.postfix.org/postconf.5.html#")
                .Append(restriction.Name)
                .Append("\">postconf(5)</see>.</summary>\n");
            text.Append("    public const string ")
                .Append(ParameterNames.MemberOf(restriction.Name))
                .Append(" = \"")
                .Append(restriction.Name)
                .Append("\";\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string PlatformEnum()
    {
        StringBuilder text = Header();
        text.Append(
            "/// <summary>What the files of an instance must run on: a distribution release with its Postfix and OpenSSL.</summary>\npublic enum Platform\n{\n"
        );
        bool first = true;
        foreach (PlatformInfo platform in PlatformInfo.All)
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    /// <summary>")
                .Append(Escape(platform.Target.Name))
                .Append(": Postfix ")
                .Append(platform.Target.Postfix)
                .Append(", OpenSSL ")
                .Append(platform.OpenSslVersion)
                .Append(
                    platform.Target.ChrootByDefault ? "; services run in a chroot" : "; services run without a chroot"
                )
                .Append(".</summary>\n    ")
                .Append(platform.Name)
                .Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string OpenSslEnum()
    {
        StringBuilder text = Header();
        text.Append(
            "/// <summary>The OpenSSL series that Postfix is linked with; each has its own cipher suites.</summary>\npublic enum OpenSsl\n{\n"
        );
        bool first = true;
        foreach (OpenSslSeries series in System.Enum.GetValues<OpenSslSeries>())
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    /// <summary>OpenSSL ")
                .Append(series.ToText())
                .Append(".</summary>\n    ")
                .Append(series)
                .Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    private static StringBuilder Header() =>
        new StringBuilder(
            "// <auto-generated>Made by eng from the catalogue: see CONTRIBUTING.md. Edits here are lost.</auto-generated>\n"
        ).Append("#nullable enable\n\nnamespace ConfigAsCode.Postfix;\n\n");

    private static string Escape(string text) =>
        SecurityElement
            .Escape(text)!
            .Replace("&apos;", "'", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal);
}
