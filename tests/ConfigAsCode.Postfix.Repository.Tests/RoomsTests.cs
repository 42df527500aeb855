using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>The folders of Core stand in an order: each knows only those before it, so that a fact has one place below all who ask for it.</summary>
public class RoomsTests
{
    private const string Core = "ConfigAsCode.Postfix.Core";

    // A folder with more files of its own hides them.
    private const int Files = 40;

    private static readonly string[] Order =
    [
        "Model",
        "Catalog",
        "Syntax",
        "Effective",
        "Tables",
        "Tls",
        "Routing",
        "Sasl",
        "Access",
        "Destinations",
        "OnTarget",
        "Explanations",
        "Declarations",
        "Rendering",
        "Rules",
        "HandWritten",
        "Edits",
        "Cursor",
        "Completion",
        "Definitions",
        "Hovering",
        "Fleets",
        "Posture",
        "Changes",
    ];

    public static TheoryData<string> Rooms => [.. Order];

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_order() =>
        Assert.Equal(
            Order.Order(StringComparer.Ordinal),
            Directory
                .EnumerateDirectories(RepositoryRoot.PathTo("src", Core))
                .Select(path => Path.GetFileName(path))
                .Except(["bin", "obj"])
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_folder_of_Core_knows_only_those_before_it(string room)
    {
        string[] later = Order[(Array.IndexOf(Order, room) + 1)..];
        Assert.Empty(
            from file in FilesOf(room, SearchOption.AllDirectories)
            from Match name in Regex.Matches(File.ReadAllText(file), $@"\b{Regex.Escape(Core)}\.(\w+)")
            where later.Contains(name.Groups[1].Value)
            select $"{Path.GetFileName(file)}: {name.Value}"
        );
    }

    [Fact]
    public void The_folders_below_Rules_hold_rules_alone() =>
        Assert.DoesNotContain(
            Directory
                .EnumerateFiles(RepositoryRoot.PathTo("src", Core, "Rules"), "*.cs", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "Rules")
                .Select(path => Path.GetFileName(path)),
            name => !Regex.IsMatch(name, @"^(Pfx[0-9]{4}|BuildRules\b)")
        );

    [Fact]
    public void No_folder_of_Core_has_more_files_than_one_can_look_through() =>
        Assert.Empty(
            Directory
                .EnumerateDirectories(RepositoryRoot.PathTo("src", Core), "*", SearchOption.AllDirectories)
                .Where(folder => !Regex.IsMatch(folder, "/(bin|obj)(/|$)"))
                .Select(folder => (folder, Count: Directory.EnumerateFiles(folder, "*.cs").Count()))
                .Where(folder => folder.Count > Files)
                .Select(folder => $"{Path.GetFileName(folder.folder)}: {folder.Count}")
        );

    /// <summary>Since when Postfix can do something, and what a program is for, have a name and a line in the catalogue.</summary>
    [Theory]
    [InlineData(@"IsAtLeast\(|new PostfixVersion\(\d|new\(\d, \d", "Model Catalog")]
    [InlineData(@"\bProgram (==|!=|is( not)?) \(?""|\bProgram switch|\bProgram\.Equals", "Catalog")]
    public void Releases_and_programs_are_told_apart_in_the_catalogue_alone(string decision, string rooms) =>
        Assert.Empty(
            from room in Order.Except(rooms.Split(' '))
            from file in FilesOf(room, SearchOption.AllDirectories)
            from Match found in Regex.Matches(File.ReadAllText(file), decision)
            select $"{Path.GetFileName(file)}: {found.Value}"
        );

    /// <summary>What is known of a program is its line in daemons.tsv, so no list of names outside the catalogue says it.</summary>
    [Fact]
    public void Programs_are_named_in_the_catalogue_alone()
    {
        Dictionary<string, string[]> others = new()
        {
            // The node of the picture is shown with this name.
            ["FlowPicture.cs"] = ["local", "pickup"],
            // Names of transports.
            ["Routes.cs"] = ["error", "local", "virtual"],
            ["ListedAddress.cs"] = ["error"],
            ["AddressResolution.cs"] = ["error"],
            // A word of propagate_unmatched_extensions.
            ["Cleanup.cs"] = ["virtual"],
            // Names of ports of a host.
            ["InetEndpoint.cs"] = ["smtp"],
            // A word of propagate_unmatched_extensions.
            ["AliasRows.cs"] = ["virtual"],
            // A type of endpoints.
            ["EndpointAddress.cs"] = ["local"],
            // The default action of a milter.
            ["Wording.cs"] = ["discard"],
            // A domain.
            ["Pfx7009LocalHelo.cs"] = ["local"],
            ["OwnDomains.cs"] = ["local"],
            // A TLS level.
            ["TlsLevel.cs"] = ["verify"],
            // An area of main.cf.
            ["ParameterArea.cs"] = ["postscreen"],
            // The default of smtpd_sasl_path.
            ["Pfx3004SaslIncomplete.cs"] = ["smtpd"],
            // Words of options of other programs: -pipe, --verify-password.
            ["SecretArguments.cs"] = ["pipe"],
            ["SecretName.cs"] = ["verify"],
            // A table of limits: what each program does with a pair of them.
            ["Pfx4013ContradictoryLimits.cs"] = ["local", "postscreen", "qmgr", "smtpd", "verify", "virtual"],
        };
        string names = string.Join('|', DaemonInfo.All.Select(d => d.Name).Append("nqmgr"));
        (string File, string Name)[] found =
        [
            .. from room in Order.Except(["Catalog"])
            from file in FilesOf(room, SearchOption.AllDirectories)
            from Match name in Regex.Matches(File.ReadAllText(file), $@"(?<!name=)""({names})""")
            select (Path.GetFileName(file), name.Groups[1].Value),
        ];
        Assert.Equal(
            others.SelectMany(file => file.Value.Select(name => (file.Key, name))).Order(),
            found.Distinct().Order()
        );
    }

    /// <summary>What is known of a type of lookup table is its line in table-types.tsv.</summary>
    [Fact]
    public void Types_of_lookup_tables_are_told_apart_in_the_catalogue_alone()
    {
        // Words that also have another meaning in Postfix.
        string[] ambiguous = ["debug", "environ", "fail", "internal", "proxy", "static", "tcp", "unix"];
        string names = string.Join('|', TableTypeInfo.All.Select(t => t.Name).Except(ambiguous));
        Assert.Empty(
            from room in Order.Except(["Catalog"])
            from file in FilesOf(room, SearchOption.AllDirectories)
            from Match found in Regex.Matches(File.ReadAllText(file), $@"""({names}):?""")
            select $"{Path.GetFileName(file)}: {found.Value}"
        );
    }

    [Fact]
    public void The_enum_of_table_types_has_those_that_the_catalogue_lets_a_class_declare() =>
        Assert.Equal(
            TableTypeInfo.All.Where(t => t.CanBeDeclared).Select(t => t.Name).Order(StringComparer.Ordinal),
            Regex
                .Matches(
                    File.ReadAllText(RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix", "Tables", "TableType.cs")),
                    @"^ +(\w+),\r?$",
                    RegexOptions.Multiline
                )
                .Select(member => member.Groups[1].Value.ToLowerInvariant())
                .Order(StringComparer.Ordinal)
        );

    /// <summary>Which domains an address class has, and which transport takes its mail, are lines of AddressClass.</summary>
    [Fact]
    public void Address_classes_are_told_apart_in_Routing_alone()
    {
        string[] parameters =
        [
            "mydestination",
            "virtual_alias_domains",
            "virtual_mailbox_domains",
            "relay_domains",
            "local_transport",
            "virtual_transport",
            "relay_transport",
            "default_transport",
        ];
        // They put the parameters of main.cf in an order, and name the class of table that each has.
        string[] others = ["ParameterArea.cs", "TableClasses.cs"];
        Assert.Empty(
            from room in Order.Except(["Catalog", "Routing"])
            from file in FilesOf(room, SearchOption.AllDirectories)
            let text = File.ReadAllText(file)
            where parameters.Count(p => text.Contains($"\"{p}\"", StringComparison.Ordinal)) > 1
            select Path.GetFileName(file) into name
            where !others.Contains(name)
            select name
        );
    }

    /// <summary>Which parameters are restriction lists is in the catalogue, and a list is taken apart by RestrictionList.</summary>
    [Theory]
    [InlineData(@"""[a-z_]*_restrictions""", "")]
    [InlineData(@"""warn_if_reject""", "Restriction.cs")]
    [InlineData(
        @"RestrictionInfo\.Find\(",
        "RestrictionEffects.cs ListStage.cs Restriction.cs RestrictionList.cs RestrictionClassName.cs"
    )]
    public void Restriction_lists_are_known_in_one_place(string decision, string places) =>
        Assert.Empty(
            from project in new[] { Core, "ConfigAsCode.Postfix.CodeFixes", "ConfigAsCode.Postfix.Files" }
            from file in Directory.EnumerateFiles(
                RepositoryRoot.PathTo("src", project),
                "*.cs",
                SearchOption.AllDirectories
            )
            where !Regex.IsMatch(file, "/(bin|obj|Catalog)/") && !places.Split(' ').Contains(Path.GetFileName(file))
            from Match found in Regex.Matches(File.ReadAllText(file), decision)
            select $"{Path.GetFileName(file)}: {found.Value}"
        );

    /// <summary>How Postfix names an entry of master.cf, name/type, is written in Service.KeyOf.</summary>
    [Theory]
    [InlineData("ConfigAsCode.Postfix.Core")]
    [InlineData("ConfigAsCode.Postfix.Analyzers")]
    [InlineData("ConfigAsCode.Postfix.Files")]
    public void The_key_of_a_service_is_put_together_in_one_place(string project) =>
        Assert.Empty(
            from file in Directory.EnumerateFiles(
                RepositoryRoot.PathTo("src", project),
                "*.cs",
                SearchOption.AllDirectories
            )
            where Path.GetFileName(file) != "Service.cs"
            from Match found in Regex.Matches(
                File.ReadAllText(file),
                @"\+ ""/"" \+ ([\w.]*[tT]ype\b(?!\.ToDisplayString)|Fields)|/\{[\w.]*ToMasterCf"
            )
            select $"{Path.GetFileName(file)}: {found.Value}"
        );

    /// <summary>A transport and its next hop, and the action of an access row, are read in Tables/Rows.</summary>
    [Fact]
    public void Deliveries_are_taken_apart_in_one_place() =>
        Assert.Empty(
            from room in Order.Except(["Catalog", "Tables", "Access"])
            from file in FilesOf(room, SearchOption.AllDirectories)
            from Match found in Regex.Matches(
                File.ReadAllText(file),
                @"[Tt]ransport\w*(\.Text)?\.(Split|IndexOf)\(|""FILTER ""|""DUNNO"""
            )
            select $"{Path.GetFileName(file)}: {found.Value}"
        );

    private static IEnumerable<string> FilesOf(string room, SearchOption depth) =>
        Directory.EnumerateFiles(RepositoryRoot.PathTo("src", Core, room), "*.cs", depth);
}
