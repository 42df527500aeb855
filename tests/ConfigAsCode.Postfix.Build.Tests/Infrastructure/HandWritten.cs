namespace ConfigAsCode.Postfix.Build.Tests.Infrastructure;

/// <summary>The C# that the generator makes of an instance, written by hand.</summary>
internal static class HandWritten
{
    public const string MainCf = "myhostname = shop.example.org\n";

    public static string Instance(string name, string mainCf = MainCf, string file = "main.cf") =>
        $$"""
            namespace ConfigAsCode.Postfix.Output
            {
                internal static class Instance_{{Guid.NewGuid():N}}
                {
                    internal const string Instance = "{{name}}";
                    internal const string Findings = "";
                    internal const string Target = "Debian 12|3.7|3.0|y";
                    internal const string AcceptedRisks = "";
                    internal const string Policies = "";
                    internal const string Path0 = "{{file}}";
                    internal const string Type0 = "texthash";
                    internal const string Text0 = @"{{mainCf}}";
                }
            }

            """;
}
