namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>Two instances: the one in service, and the one that will follow it.</summary>
public static class Webshop
{
    public const string MainCf = "# Geschäft \"A\"\ncompatibility_level = 3.6\nmyhostname = shop.example.org\n";

    public static RenderedInstance Now { get; } =
        new("webshop", ("main.cf", MainCf), ("master.cf", "smtp inet n - y - - smtpd\n"));

    public static RenderedInstance Next { get; } =
        new("webshop-next", ("main.cf", "compatibility_level = 3.6\nmyhostname = next.example.org\n"));

    public static IReadOnlyList<string> AllFiles { get; } =
    [
        "posture.html",
        "posture.md",
        "webshop-next/main.cf",
        "webshop-next/manifest.json",
        "webshop/main.cf",
        "webshop/manifest.json",
        "webshop/master.cf",
    ];
}
