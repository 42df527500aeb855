using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// The C# that follows from the catalogue: one attribute for each group of parameters, the enums of their words, the
/// programs, the restrictions and the platforms. The result is committed, and a test fails when it drifts.
/// </summary>
public static class AttributeSource
{
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

        yield return ("TransportAttribute.cs", Transports());
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
            text.Append("    ").Append(Tooltip.OfParameter(parameter));
            Property(text, ParameterNames.TypeOf(parameter), ParameterNames.PropertyOf(parameter.Name));
        }

        return text.Append("}\n").ToString();
    }

    private static string Transports()
    {
        StringBuilder text = Header();
        text.Append(
            """
            /// <summary>
            /// How mail is delivered through one transport, and how long a command may run. On a service it is about this service;
            /// on an instance or a policy it begins with the name of one: <c>[Transport("relay", DestinationConcurrencyLimit = 20)]</c>.
            /// It goes to main.cf from either place, where the queue manager reads it.
            /// </summary>
            [global::System.AttributeUsage(global::System.AttributeTargets.Class | global::System.AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
            public sealed class TransportAttribute : global::System.Attribute
            {
                /// <summary>About the service whose class has it.</summary>
                public TransportAttribute()
                {
                }

                /// <summary>About the service of this name.</summary>
                /// <param name="service">The name of a service in master.cf: <c>relay</c>.</param>
                public TransportAttribute(string service) => Service = service;

                /// <summary>The name of the service; null for the one whose class has it.</summary>
                public string? Service { get; }

            """.ReplaceLineEndings("\n")
        );
        foreach (ParameterFamily family in ParameterFamily.OfServices)
        {
            text.Append("\n    ").Append(Tooltip.OfFamily(family));
            Property(
                text,
                ParameterNames.TypeOf(Parameters.Find(family.Fallback!)!),
                ParameterNames.PropertyOf(family)
            );
        }

        return text.Append("}\n").ToString();
    }

    private static void Property(StringBuilder text, string type, string name)
    {
        text.Append("    public ").Append(type).Append(' ').Append(name).Append(" { get; set; }");
        text.Append(
            type.EndsWith("[]", StringComparison.Ordinal) ? " = [];\n"
            : type == "string" ? " = \"\";\n"
            : "\n"
        );
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

    private static string Enum(string name, IReadOnlyList<ParameterInfo> sharing)
    {
        StringBuilder text = Header();
        text.Append("/// <summary>The words of ")
            .Append(string.Join(", ", sharing.Select(p => "<c>" + p.Name + "</c>")))
            .Append(".</summary>\n");
        text.Append("public enum ").Append(name).Append("\n{\n");
        bool first = true;
        foreach (string word in ParameterNames.WordsOf(name))
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    /// <summary><c>")
                .Append(Tooltip.Escape(word))
                .Append("</c>: ")
                .Append(
                    (
                        Tooltip.Escape(Meanings.OfWord(name, word)) + " " + Tooltip.Since(FirstWith(word, sharing))
                    ).TrimEnd()
                )
                .Append("</summary>\n    ")
                .Append(ParameterNames.MemberOf(word))
                .Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Of parameters that share an enum, the one that had the word first tells since when it is there.</summary>
    private static PostfixVersion[] FirstWith(string word, IReadOnlyList<ParameterInfo> sharing) =>
        sharing
            .Where(p => p.Values.Contains(word))
            .Select(p => p.FirstWith(word).Any() ? p.FirstWith(word).ToArray() : ReleaseWords.FirstWith(p))
            .MinBy(first => first[0])!;

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
            string facts = Tooltip.Since([daemon.Since]);
            if (daemon.RequiresPrivilege)
            {
                facts += "Needs <c>Unprivileged = false</c>. ";
            }

            if (daemon.ProcessLimit is { } limit)
            {
                facts += $"Needs <c>ProcessLimit = {limit}</c>. ";
            }

            facts += $"<see href=\"https://www.postfix.org/{daemon.Name}.8.html\">{daemon.Name}(8)</see>.";
            text.Append("    ")
                .Append(Tooltip.Summary(Meanings.OfWord("Daemon", daemon.Name), facts))
                .Append("    ")
                .Append(ParameterNames.MemberOf(daemon.Name))
                .Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Restrictions()
    {
        StringBuilder text = Header();
        text.Append(
            """
            /// <summary>
            /// What the <c>smtpd_*_restrictions</c> lists can contain. A restriction without an argument is a constant; one with an argument is a
            /// type that takes the class of the argument: <c>typeof(CheckSenderAccess&lt;Partners&gt;)</c>. With <c>using static</c> both are written
            /// without the name of this class.
            /// </summary>
            public static class Restriction
            {

            """.ReplaceLineEndings("\n")
        );
        bool first = true;
        foreach (RestrictionInfo restriction in RestrictionInfo.All)
        {
            if (!first)
            {
                text.Append('\n');
            }

            first = false;
            text.Append("    ")
                .Append(Tooltip.Summary(Meanings.OfWord("Restriction", restriction.Name), Facts(restriction)))
                .Append("    public ")
                .Append(Member(restriction))
                .Append(";\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Member(RestrictionInfo restriction)
    {
        string name = ParameterNames.MemberOf(restriction.Name);
        return ParameterNames.ArgumentOf(restriction) is { } argument
            ? $"static class {name}<T> where T : {argument}"
            : $"const string {name} = \"{restriction.Name}\"";
    }

    private static string Facts(RestrictionInfo restriction)
    {
        string argument = restriction.Argument switch
        {
            RestrictionArgument.Table => ", followed by a lookup table",
            RestrictionArgument.PolicyServer => ", followed by a policy server",
            RestrictionArgument.Domain => ", followed by the domain of a DNS list",
            RestrictionArgument.Seconds => ", followed by a number of seconds",
            _ => "",
        };
        string end =
            restriction.RemovedIn is { } removed ? $"Gone in Postfix {removed}{Instead(restriction)}. "
            : restriction.DeprecatedSince is { } deprecated
                ? $"Deprecated since Postfix {deprecated}{Instead(restriction)}. "
            : "";
        return $"<c>{restriction.Name}</c>{argument}. "
            + Tooltip.Since([restriction.Since])
            + end
            + Tooltip.Manual(restriction.Name)
            + ".";
    }

    private static string Instead(RestrictionInfo restriction) =>
        restriction.Replacement is { } other ? $", use <c>{other}</c>" : "";

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
                .Append(Tooltip.Escape(platform.Target.Name))
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
}
