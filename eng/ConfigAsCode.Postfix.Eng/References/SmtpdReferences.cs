using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>
/// Asks the access engine what the tests of smtpd's restrictions ask of <c>smtpd_check</c> (src/smtpd/smtpd_*.in), and compares the
/// answers with the expected ones beside them (.ref). Each request is one stage of a session, with the settings that stand before it.
/// </summary>
internal sealed class SmtpdReferences
{
    private const string Table = "smtpd_check_access";

    // Restrictions whose parameter begins otherwise here than in main.cf.
    private static readonly string[] Lists = ["client", "helo", "sender", "relay", "recipient", "etrn"];

    // What smtpd_check has for a default where smtpd(8) has another.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["compatibility_level"] = "2",
        ["smtpd_relay_restrictions"] = "",
        ["smtpd_recipient_restrictions"] = "",
        ["local_recipient_maps"] = "",
        ["mynetworks"] = "",
        ["relay_domains"] = "",
        ["virtual_alias_maps"] = "",
        ["myhostname"] = "localhost.localdomain",
        ["smtpd_tls_security_level"] = "may",
    };

    private readonly Dictionary<string, string> settings = new(Defaults);
    private readonly List<string> classes = [];
    private readonly PostfixVersion release;
    private readonly string table;
    private AccessClient client = new("127.0.0.1") { Name = "localhost" };
    private string? helo;
    private string? sender;

    // What DNS decides at one stage may defer the recipients of the next.
    private bool hasOpenStage;

    private SmtpdReferences(PostfixVersion release, string table)
    {
        this.release = release;
        this.table = table;
    }

    /// <summary>Compares all files of a checkout; the result is whether nothing differs.</summary>
    /// <param name="checkout">The folder with Postfix's <c>src</c>.</param>
    public static bool Run(DirectoryInfo checkout)
    {
        string folder = Path.Combine(checkout.FullName, "src", "smtpd");
        PostfixVersion release = ReferenceTests.ReleaseOf(checkout);
        int same = 0;
        int open = 0;
        int removed = 0;
        int different = 0;
        foreach (string input in Directory.GetFiles(folder, "smtpd_*.in").Order(StringComparer.Ordinal))
        {
            string expected = Path.ChangeExtension(input, ".ref");
            var references = new SmtpdReferences(release, File.ReadAllText(Path.Combine(folder, Table)));
            foreach ((string command, string reply) in Requests(File.ReadAllLines(expected)))
            {
                if (references.Ask(command) is not { } answer)
                {
                    continue;
                }

                AccessVerdict wanted = Verdict(reply);
                bool mayFollow = references.hasOpenStage && wanted == AccessVerdict.Deferred;
                references.hasOpenStage |= answer.Verdict is null;
                if (answer.Verdict is null && answer.Endings.Any(e => e.Verdict == wanted))
                {
                    open++;
                }
                else if (answer.Verdict == wanted)
                {
                    same++;
                }
                else if (mayFollow)
                {
                    open++;
                }
                else if (references.HasRemoved)
                {
                    removed++;
                }
                else
                {
                    different++;
                    Console.WriteLine(
                        $"{Path.GetFileName(input)}: {command}: {reply}; the engine says "
                            + string.Join(" or ", answer.Endings.Select(e => e.Verdict))
                    );
                }
            }
        }

        Console.WriteLine(
            $"Postfix {release}: {same} as expected, {open} decided by DNS, "
                + $"{removed} of restrictions that this release has removed, {different} different"
        );
        return different == 0;
    }

    /// <summary>Each command with the last line of what it prints.</summary>
    private static IEnumerable<(string Command, string Reply)> Requests(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(">>> ", StringComparison.Ordinal))
            {
                int end = i + 1;
                while (end < lines.Length && !lines[end].StartsWith(">>>", StringComparison.Ordinal))
                {
                    end++;
                }

                yield return (lines[i][4..], lines[end - 1]);
            }
        }
    }

    private static AccessVerdict Verdict(string reply) =>
        reply[0] switch
        {
            '4' => AccessVerdict.Deferred,
            '5' => AccessVerdict.Rejected,
            _ => AccessVerdict.Accepted,
        };

    /// <summary>Takes a setting, or answers a request; null where it is a setting or a comment.</summary>
    private AccessAnswer? Ask(string command)
    {
        string[] words =
        [
            .. BracedWords.Of(command.Replace(',', '\u0001'), release).Select(w => w.Word.Replace('\u0001', ',')),
        ];
        if (words.Length < 2 || words[0][0] is '#' or '!')
        {
            return null;
        }

        string value = words[1];
        switch (words[0])
        {
            case "client":
                client = client with
                {
                    Address = words[2],
                    Name = words is [_, _, _, not "2"] ? AccessClient.Unknown : value,
                };
                return Answer(SmtpStage.Client);
            case "helo":
                helo = value;
                return Answer(SmtpStage.Helo);
            case "mail":
                sender = value.Trim('<', '>');
                return Answer(SmtpStage.Sender);
            case "rcpt":
                return Answer(SmtpStage.Recipient, value.Trim('<', '>'));
            case "fingerprint":
                client = client with { Certificate = new ClientCertificate([value], IsTrusted: false) };
                return null;
            case "restriction_class":
                string name = value.Split(',')[0];
                classes.Add(name);
                settings[name] = Own(value[(name.Length + 1)..]);
                return null;
            default:
                string parameter = words[0].EndsWith("_restrictions", StringComparison.Ordinal)
                    ? "smtpd_" + words[0]
                    : words[0];
                settings[parameter] = Parameters.Find(parameter) is { Type: ParameterType.Bool }
                    ? (value == "0" ? "no" : "yes")
                    : Own(value);
                return null;
        }
    }

    private static string Own(string value) =>
        value.Replace($"hash:./{Table}", $"texthash:$config_directory/{Table}", StringComparison.Ordinal);

    private AccessAnswer Answer(SmtpStage stage, string? recipient = null)
    {
        bool isDelayed = stage == SmtpStage.Recipient && settings.GetValueOrDefault("smtpd_delay_reject") != "no";
        string mainCf = string.Concat(
            settings
                .Where(s => isDelayed || !Lists.Any(l => s.Key == $"smtpd_{l}_restrictions") || IsOf(stage, s.Key))
                .Append(new("smtpd_restriction_classes", string.Join(", ", classes)))
                .Append(new("smtpd_reject_unlisted_recipient", recipient is null ? "no" : "yes"))
                .Select(s =>
                    $"{s.Key} = {s.Value.Replace("$", "$$", StringComparison.Ordinal).Replace("$$config", "$config", StringComparison.Ordinal)}\n"
                )
        );
        var target = new Target("Postfix " + release, release, OpenSslSeries.V3_0, ChrootByDefault: false);
        Instance instance = InstanceReader
            .Read(
                "smtpd_check",
                target,
                mainCf
                    + (
                        settings.ContainsKey("smtpd_relay_restrictions") && stage is SmtpStage.Recipient
                            ? ""
                            : "smtpd_relay_restrictions =\n"
                    ),
                "smtp inet n - n - - smtpd\nrewrite unix - - n - - trivial-rewrite\n",
                [new TableFile(Table, "texthash", table)]
            )
            .Instance;
        return new InstanceOnTarget(instance, target)
            .AccessThrough(instance.Services[0])
            .Answer(
                new AccessRequest
                {
                    Client = client,
                    Helo = helo,
                    Sender = sender,
                    Recipient = recipient,
                    RecipientClass = recipient is null ? AddressClass.Local : null,
                }
            );
    }

    /// <summary>
    /// Whether a list has a restriction that the release has removed, at which it answers 451: the expectations are older (Postfix 3.9).
    /// </summary>
    private bool HasRemoved =>
        settings
            .Where(s => s.Key.EndsWith("_restrictions", StringComparison.Ordinal))
            .SelectMany(s => RestrictionList.Parse(s.Value, release))
            .Any(r => r.Info is { RemovedIn: { } version } && release.Has(version));

    private static bool IsOf(SmtpStage stage, string parameter) =>
        parameter == stage.List || (stage == SmtpStage.Recipient && parameter == SmtpStage.Relay.List);
}
