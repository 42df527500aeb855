namespace ConfigAsCode.Postfix.Build.Tests.Infrastructure;

/// <summary>The C# that the generator makes of an instance, written by hand.</summary>
internal static class HandWritten
{
    public const string MainCf = "myhostname = shop.example.org\n";

    public static string Instance(string name, string mainCf = MainCf, string file = "main.cf") =>
        $$"""
            namespace ConfigAsCode.Postfix.Output
            {
                internal static class Class_{{Guid.NewGuid():N}}
                {
                    internal const string Class = "Shop";
                    internal const string Part0 = "";
                    internal const string Part1 = "Debian 12|3.7|3.0|y";
                    internal const string Part2 = @"{{mainCf}}";
                    internal const string Part3 = "";
                    internal const string Part4 = "";
                    internal const string Instance0 = "{{name}}|0|1|3|4\n{{file}}|{{(
                file is "main.cf" or "master.cf" ? "" : "texthash"
            )}}|2|0";
                }
            }

            """;
}
