using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>The secrets in the values, the commands and the tables of an instance.</summary>
internal static class InstanceSecrets
{
    // name = value, also without the equals sign, and behind -o.
    private static readonly Regex Line = new(
        @"^\s*(?:-o\s*)?(?<name>\w+)\s*=?\s*(?<value>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    );

    /// <param name="view">The instance.</param>
    /// <param name="named">Where its settings name tables.</param>
    public static IEnumerable<FoundSecret> In(EffectiveView view, IReadOnlyList<TableReference> named) =>
        OfSettings(view.Settings, view.SettingOf, view.IsRestrictionClass)
            .Concat(OfCommands(view.Instance))
            .Concat(OfTables(view, named));

    /// <summary>Those of a declaration as it is written, before anything decides: also of settings on which two layers disagree.</summary>
    public static IEnumerable<FoundSecret> InDeclaration(Instance instance)
    {
        IEnumerable<(Setting, Service?)> settings = instance
            .Settings.Concat(instance.Services.SelectMany(service => service.Settings))
            .Concat(instance.Conflicts.SelectMany(conflict => conflict.Candidates))
            .Select(setting => (setting, (Service?)null));
        IEnumerable<FoundSecret> ofRows =
            from table in instance.Tables
            from row in table.Entries
            from secret in InRow(row, table, hasLogins: false, ClientConfiguration.Is(TableTypeInfo.Find(table.Type)))
            select new FoundSecret(secret) { Table = table, Row = row };
        return OfSettings(
                settings,
                (name, _) => instance.Settings.LastOrDefault(setting => setting.Parameter == name),
                (_, _) => false
            )
            .Concat(OfCommands(instance))
            .Concat(ofRows);
    }

    /// <summary>A line of a file without its secrets, also where it is not a setting and not a service.</summary>
    public static string WithoutSecrets(string line)
    {
        Match match = Line.Match(line);
        var setting = new Setting(match.Groups["name"].Value, match.Groups["value"].Value, Origin.Unknown);
        IEnumerable<FoundSecret> ofSetting = match.Success
            ? OfSettings([(setting, null)], (_, _) => null, (_, _) => false)
            : [];
        IEnumerable<FoundSecret> ofWords = InCommand(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Select(secret => new FoundSecret(secret) { Setting = setting });
        return new WithheldSecrets(ofSetting.Concat(ofWords)).In(line, Origin.Unknown);
    }

    private static IEnumerable<FoundSecret> OfSettings(
        IEnumerable<(Setting Setting, Service? Service)> settings,
        Func<string, Service?, Setting?> settingOf,
        Func<string, Service?, bool> isClass
    )
    {
        foreach ((Setting setting, Service? service) in settings)
        {
            foreach (Secret secret in In(setting, name => isClass(name, service)))
            {
                yield return new FoundSecret(secret) { Setting = setting, Service = service };
            }

            // What a list takes from parameters of one's own is found there.
            IEnumerable<(Setting Setting, Secret Secret)> elsewhere = Parameters.Find(setting.Parameter)
                is { HasLogins: true }
                ? LoginText.In(setting, name => settingOf(name, service))
                : DnsListAccount
                    .ParametersIn(setting.Value)
                    .Select(name => Parameters.Find(name) is null ? settingOf(name, service) : null)
                    .OfType<Setting>()
                    .Where(own => SecretValue.IsLiteral(own.Value))
                    .Select(own => (own, Secret.DnsListKey(own.Value.Trim())));
            foreach ((Setting where, Secret secret) in elsewhere)
            {
                yield return new FoundSecret(secret)
                {
                    Setting = where,
                    Service = service is not null && service.Settings.Contains(where) ? service : null,
                };
            }
        }
    }

    /// <summary>What a setting shows by itself, whatever names it.</summary>
    private static IEnumerable<Secret> In(Setting setting, Func<string, bool> isClass)
    {
        if (Parameters.Find(setting.Parameter) is not null)
        {
            return SecretText
                .In(setting.Value)
                .Concat(IsCommand(setting.Parameter) ? SecretArguments.In([setting.Value]) : []);
        }

        // A parameter of one's own, or a member of a table: users_password of mysql:users.
        return ClientConfiguration.IsQuestion(setting.Parameter) ? []
            : SecretName.Is(setting.Parameter) && SecretValue.IsLiteral(setting.Value) && !isClass(setting.Parameter)
                ? [SecretText.Named(setting.Parameter, setting.Value.Trim())]
            : SecretText.In(setting.Value);
    }

    private static bool IsCommand(string parameter) => parameter.EndsWith("_command", StringComparison.Ordinal);

    private static IEnumerable<FoundSecret> OfCommands(Instance instance)
    {
        foreach (Service service in instance.Services)
        {
            if (service.Arguments.Count > 0)
            {
                foreach (Secret secret in InCommand(service.Arguments))
                {
                    yield return new FoundSecret(secret) { Service = service };
                }
            }
        }
    }

    public static IEnumerable<Secret> InCommand(IReadOnlyList<string> arguments) =>
        SecretArguments.In(arguments).Concat(SecretText.In(string.Join(" ", arguments)));

    private static IEnumerable<FoundSecret> OfTables(EffectiveView view, IReadOnlyList<TableReference> named)
    {
        var files = new TableFiles(named, view);
        foreach (Table table in view.Instance.Tables)
        {
            (TableReference Use, TableTypeInfo? Type)[] uses = [.. files.MayRead(table)];
            bool hasLogins = uses.Any(use => use.Use.Parameter is { HasLogins: true });
            bool isConfiguration =
                ClientConfiguration.Is(TableTypeInfo.Find(table.Type))
                || uses.Any(use => ClientConfiguration.Is(use.Type));
            foreach (TableEntry row in table.Entries)
            {
                foreach (Secret secret in InRow(row, table, hasLogins, isConfiguration))
                {
                    yield return new FoundSecret(secret) { Table = table, Row = row };
                }
            }
        }
    }

    private static IEnumerable<Secret> InRow(TableEntry row, Table table, bool hasLogins, bool isConfiguration)
    {
        // What a pattern is looked for in is somebody else's, such as the line of a key in a message.
        bool isPattern = TableTypeInfo.FormatOf(table.Type) is TableFormat.Pattern;
        if (hasLogins && row.Value.IndexOf(':') is var colon and >= 0)
        {
            string password = row.Value.Substring(colon + 1).Trim();
            return password.Length > 0 && (!isPattern || SecretValue.HasLiteral(password))
                ? [Secret.Password(password)]
                : [];
        }

        IEnumerable<Secret> ofText = isPattern
            ? SecretText.In(row.Value)
            : ClientConfiguration.In(row, isConfiguration);
        // aliases(5): | and a command.
        return row.Value.IndexOf('|') is >= 0 and < 2
            ? ofText.Concat(SecretArguments.In([row.Value.TrimStart('"', '|', ' ')]))
            : ofText;
    }
}
