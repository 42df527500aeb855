using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// The words behind a program: pipe(8), spawn(8), and since 3.5 smtp(8) and lmtp(8) read attributes there (get_service_attr()
/// in their sources), and any other program takes none.
/// </summary>
internal static class ServiceArguments
{
    /// <summary>The first fault, at which the program stops.</summary>
    public static ServiceFault? FaultOf(Service service, InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        if (
            DaemonInfo.Find(service.Program) is not { } daemon
            || !daemon.ExistsOn(release)
            || IsReported(service, context)
        )
        {
            return null;
        }

        (string? unknown, IReadOnlyList<string> words) = DaemonOptions.Behind(service.Arguments, release);
        if (unknown is not null)
        {
            return new ServiceFault(
                ServiceField.Arguments,
                $"stops with \"invalid option\": no daemon of Postfix {release} has {unknown}",
                "Remove it; -v is the option that makes the log verbose"
            );
        }

        IReadOnlyList<(string Name, bool IsRequired)> attributes = daemon.AttributesOn(release);
        return attributes.Count > 0 ? FaultOf(words, attributes, daemon, context.View)
            : words.Count > 0 ? Unexpected(service, daemon, words, release)
            : null;
    }

    /// <summary>[Pipe] or [Spawn] on another program is a fault of the declaration, and its words are none of the program.</summary>
    private static bool IsReported(Service service, InstanceOnTarget context) =>
        context.Instance.Problems.Any(p =>
            p.Kind == ProblemKind.MisplacedArguments && p.Origin.DeclaredBy == service.Origin.DeclaredBy
        );

    private static ServiceFault Unexpected(
        Service service,
        DaemonInfo daemon,
        IReadOnlyList<string> words,
        PostfixVersion release
    )
    {
        string what = words.Count == 1 ? $"the word '{words[0]}'" : $"the words '{string.Join(" ", words)}'";
        string later =
            daemon.FlagLetters.Length > 0 ? $"; Postfix {release} has no flags= there, it came with 3.5" : "";
        Fix[] fixes =
            service.Arguments.Count == words.Count
                ? [Fix.Of("Remove the words", new Edit(EditKind.SetField, ServiceField.Arguments))]
                : [];
        return daemon.IgnoresArguments
            ? new ServiceFault(
                ServiceField.Arguments,
                $"gives {daemon.Name} {what}, which it never reads",
                "Remove them",
                fixes
            )
            : new ServiceFault(
                ServiceField.Arguments,
                $"stops with \"unexpected command-line argument\": {daemon.Name} takes no words, and gets {what}{later}",
                "Remove them; a setting is an override of its own (-o name=value)",
                fixes
            );
    }

    private static ServiceFault? FaultOf(
        IReadOnlyList<string> words,
        IReadOnlyList<(string Name, bool IsRequired)> attributes,
        DaemonInfo daemon,
        EffectiveView view
    )
    {
        var given = new List<string>();
        foreach (string word in words)
        {
            int equals = word.IndexOf('=');
            string name = equals < 0 ? "" : word.Substring(0, equals).ToLowerInvariant();
            string value = word.Substring(equals + 1);
            if (!attributes.Any(a => a.Name == name))
            {
                return new ServiceFault(
                    ServiceField.Arguments,
                    $"stops with \"unknown attribute name\": {daemon.Name} reads no '{word}'",
                    Advice(word, name, attributes)
                );
            }

            if (FaultOf(name, value, daemon, view) is { } fault)
            {
                return fault;
            }

            given.Add(name);
            if (name == "argv")
            {
                // All words behind it belong to the command.
                break;
            }
        }

        string? missing = attributes
            .Where(a => a.IsRequired)
            .Select(a => a.Name)
            .FirstOrDefault(a => !given.Contains(a));
        return missing is null
            ? null
            : new ServiceFault(
                ServiceField.Arguments,
                $"stops with \"missing {missing}=\": {daemon.Name} needs to know {(missing == "user" ? "who runs the command" : "the command")}",
                $"Write {missing}={(missing == "argv" ? "..., as the last attribute" : "name, before argv=")}"
            );
    }

    private static string Advice(string word, string name, IReadOnlyList<(string Name, bool IsRequired)> attributes)
    {
        string[] known = [.. attributes.Select(a => a.Name)];
        IReadOnlyList<string> nearest = Spelling.Nearest(name.Length > 0 ? name : word, known);
        return "Write " + string.Join(" or ", nearest.Count > 0 ? nearest : known) + "=, without blanks";
    }

    private static ServiceFault? FaultOf(string name, string value, DaemonInfo daemon, EffectiveView view)
    {
        switch (name)
        {
            case "flags" when value.FirstOrDefault(c => daemon.FlagLetters.IndexOf(c) < 0) is not '\0' and var letter:
                return new ServiceFault(
                    ServiceField.Arguments,
                    $"stops at flags={value}: {daemon.Name} has no flag '{letter}'",
                    $"Write only letters of {daemon.FlagLetters}; capital and small ones differ"
                );
            case "size" when value.Any(c => c is < '0' or > '9'):
                return new ServiceFault(
                    ServiceField.Arguments,
                    $"stops with \"bad size= value\": '{value}' is not a number of bytes",
                    "Write digits only"
                );
            case "argv" when value.Length == 0:
                return new ServiceFault(
                    ServiceField.Arguments,
                    "has an empty command after argv=, which nothing can run: its mail is deferred",
                    "Write the path of a program"
                );
            case "user":
                return ErrorIn(value, daemon, view) is { } reason
                    ? new ServiceFault(
                        ServiceField.Arguments,
                        $"stops at user={value}: {reason}",
                        "Write a user of its own, which owns nothing of Postfix"
                    )
                    : null;
            default:
                return null;
        }
    }

    /// <summary>By name: the numbers behind the names are the host's.</summary>
    private static string? ErrorIn(string account, DaemonInfo daemon, EffectiveView view)
    {
        string[] parts = account.Split([':'], 2);
        string group = parts.Length == 2 ? parts[1] : "";
        string owner = view.Get("mail_owner").Text;
        return parts[0].All(c => c is >= '0' and <= '9') ? "it takes the name of a user, not a number"
            : parts[0] == "root" ? $"{daemon.Name} runs nothing as root"
            : parts[0] == owner ? $"{daemon.Name} runs nothing as the owner of the mail system"
            : group == "root" ? $"{daemon.Name} runs nothing with the group of root"
            : group == owner ? $"{daemon.Name} runs nothing with the group of the mail system"
            : group.Length > 0 && group == view.Get("setgid_group").Text && daemon.IsDeliveryAgent
                ? "pipe runs nothing with the group that guards the queue (setgid_group)"
            : null;
    }
}
