using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>The real <c>dotnet</c>, leaving no build node behind.</summary>
public static class Dotnet
{
    public static readonly IReadOnlyDictionary<string, string> Variables = new Dictionary<string, string>
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = CompilerServer.Id,
    };

    public static Task<ProgramResult> RunAsync(string folder, params IEnumerable<string> arguments) =>
        Command.RunAsync(folder, Variables, "dotnet", arguments);
}
