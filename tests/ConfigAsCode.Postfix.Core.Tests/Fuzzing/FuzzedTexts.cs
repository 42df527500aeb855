using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Testing.Fuzzing;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Fuzzing;

/// <summary>Texts in the form of the files of Postfix, and what a slip, a script or a broken disk makes of them.</summary>
internal static class FuzzedTexts
{
    // The files of people, where they are beside the clone; the cases too.
    private static readonly Lazy<string[]> Written = new(() =>
        [
            .. new[] { SharedFolder.Configurations, SharedFolder.Cases }
                .Select(SharedFolder.Find)
                .OfType<string>()
                .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
                .Where(file =>
                    Path.GetFileName(file) is "main.cf" or "master.cf" or "virtual" or "aliases" or "transport"
                )
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ]
    );

    private static readonly string[] Names =
    [
        .. Parameters.NamesOn(PostfixVersion.Newest),
        "own_name",
        "smtp_destination_recipient_limit",
        "x_destination_rate_delay",
        "users_password",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOf<string>(
            "yes",
            "no",
            "",
            "0",
            "-1",
            "1d",
            "99999999999999999999",
            "may",
            "encrypt",
            "dane",
            "!SSLv2",
            ">=TLSv1.2",
            "aNULL",
            "$myhostname",
            "$mydomain",
            "${own_name?{a}{b}}",
            "${own_name:$own_name}",
            "$(own_name)",
            "${",
            "$$",
            "$",
            "{",
            "}",
            "{ a",
            "{{a}{b}}",
            "permit_mynetworks",
            "permit_sasl_authenticated",
            "reject_unauth_destination",
            "reject",
            "check_client_access",
            "reject_rbl_client",
            "static:{REJECT a}",
            "inline:{a=b, {c = d}}",
            "hash:/etc/postfix/t",
            "cidr:/etc/postfix/t",
            "pcre:/etc/postfix/t",
            "proxy:mysql:/etc/postfix/t",
            "ldap:/etc/postfix/t",
            "ldap:own",
            "unionmap:{hash:/etc/postfix/t,static:a}",
            "pipemap:{a:b,",
            "texthash:/etc/postfix/t",
            "127.0.0.0/8",
            "[::1]/128",
            "10.0.0.1/8",
            "[a.example.org]:587",
            "[a]:b:c",
            "unix:private/x",
            "inet:localhost:1",
            "lmtp:unix:x",
            "smtp:[a]",
            "a@example.org",
            "@example.org",
            ".example.org",
            "example.org",
            "# a comment",
            "\"a b\"",
            "a = b",
            "/etc/postfix/key.pem",
            "é",
            "%s",
            "%",
            "|/bin/sh",
            "a:b",
            "user:word",
            "OK",
            "REJECT",
            "/^a(b/i",
            "if /a/",
            "endif",
            "query",
            "password",
            "3.6"
        ),
        Name.Select(name => "$" + name),
        Name,
        Gen.Char.Array[0, 4].Select(chars => new string(chars))
    );

    private static readonly Gen<string> Blank = Gen.OneOf<string>(
        " ",
        ", ",
        ",",
        "\t",
        "\n ",
        "\n\t",
        "  ",
        "\r\n ",
        "\n# c\n  "
    );

    private static readonly Gen<string> Value = Gen.Select(Word, Blank)
        .Array[0, 5]
        .Select(words => string.Concat(words.Select(word => word.Item1 + word.Item2)));

    private static readonly Gen<string> Setting =
        from name in Name
        from sign in Gen.OneOf<string>(" = ", "=", " =", " ", ": ", "\t=\t")
        from value in Value
        select name + sign + value;

    private static readonly Gen<string> Comment = Gen.OneOf<string>(
        "# a comment",
        "  # indented",
        "#submission inet n - n - - smtpd",
        "# accept-risk PFX1001 until 2027-01-01: why",
        "# accept-risk",
        "# accept-risk PFX6002: :: until",
        "",
        "  ",
        "\f"
    );

    private static readonly Gen<string> Option =
        from flag in Gen.OneOf<string>("-o ", "-o", "-vo ", "-o { ", "-o{", "-v ", "flags=", "user=", "argv=", "")
        from name in Name
        from sign in Gen.OneOf<string>("=", " = ", " =", "= ", "")
        from value in Word
        from end in Gen.OneOf<string>("", " }", "}", " # c")
        select flag + name + sign + value + end;

    private static readonly Gen<string> Service =
        from name in Gen.OneOf<string>(
            "smtp",
            "25",
            "submission",
            "587",
            "[::1]:25",
            "127.0.0.1:10025",
            "smtps",
            "smtpd",
            "cleanup",
            "x",
            "$own_name"
        )
        from type in Gen.OneOf<string>("inet", "unix", "pass", "fifo", "INET", "unix-dgram", "")
        from fields in Gen.OneOf<string>("- - - - -", "n - y - -", "n n n 60? 1", "- y", "- - n - x", "y - - 0 0")
        from program in Gen.OneOf<string>(
            "smtpd",
            "smtp",
            "lmtp",
            "pipe",
            "postscreen",
            "cleanup",
            "local",
            "tlsproxy",
            "nosuch",
            "spawn",
            "proxymap",
            ""
        )
        from options in Gen.Select(Gen.OneOf<string>(" ", "\n  ", "\n\t"), Option).Array[0, 4]
        select $"{name} {type} {fields} {program}" + string.Concat(options.Select(o => o.Item1 + o.Item2));

    private static readonly Gen<string> Row = Gen.Select(
        Word,
        Gen.OneOf<string>(" ", "\t", ": ", " = ", ""),
        Value,
        (k, b, v) => k + b + v
    );

    private static readonly Gen<string> LineEnd = Gen.OneOf<string>("\n", "\n", "\n", "\r\n");

    // What a slip puts between two characters.
    private static readonly Gen<string> Slip = Gen.OneOf<string>(
        "{",
        "}",
        "$",
        "=",
        "\n",
        "\n ",
        "\r",
        "#",
        "\0",
        "\uFEFF",
        "\t",
        "%",
        "'",
        "\"",
        ":",
        "[",
        "]",
        "-o ",
        "!",
        " ",
        ",",
        "/",
        "\\",
        "\u00A0",
        "\uD800"
    );

    public static Gen<string> MainCf { get; } =
        Changed(Lines(Gen.Frequency((5, Setting), (1, Comment)), 12), "main.cf");

    public static Gen<string> MasterCf { get; } =
        Changed(Lines(Gen.Frequency((4, Service), (1, Comment)), 8), "master.cf");

    public static Gen<string> Table { get; } =
        Changed(Lines(Gen.Frequency((3, Row), (2, Setting), (1, Comment)), 6), "table");

    public static Gen<FuzzedFiles> Files { get; } =
        from main in MainCf
        from hasMaster in Gen.Int[0, 4]
        from master in MasterCf
        from table in Table
        from release in Gen.OneOf<string>("2.11", "3.4", "3.7", "3.10", "3.11")
        select new FuzzedFiles(main, hasMaster == 0 ? null : master, table, release);

    private static Gen<string> Lines(Gen<string> line, int most) =>
        from lines in Gen.Select(line, LineEnd).Array[0, most]
        from last in Gen.OneOf(line, Gen.Const(""))
        select string.Concat(lines.Select(l => l.Item1 + l.Item2)) + last;

    /// <summary>Texts of a grammar, and those of people, each with some changes.</summary>
    private static Gen<string> Changed(Gen<string> made, string kind)
    {
        Gen<string> text = made;
        if (Written.Value.Length > 0 && kind != "table")
        {
            text = Gen.Frequency((2, made), (1, Gen.Int[0, Written.Value.Length - 1].Select(i => Written.Value[i])));
        }

        return Slips.In(text, Slip, least: 0, most: 5);
    }
}
