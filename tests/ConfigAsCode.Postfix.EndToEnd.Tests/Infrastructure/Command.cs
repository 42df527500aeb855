using System.Diagnostics;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>Runs a program to its end, without the variables that a surrounding <c>dotnet test</c> leaves behind.</summary>
public static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<CommandResult> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        string program,
        params IEnumerable<string> arguments
    )
    {
        using Process process = Start(folder, variables, program, arguments);
        using var patience = new CancellationTokenSource(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            string commandLine = $"{program} {string.Join(' ', process.StartInfo.ArgumentList)} (in {folder})";
            return new CommandResult(commandLine, process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts a program with its output and errors redirected.</summary>
    public static Process Start(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        string program,
        params IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsLeftByMSBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        // A Postfix program that names no folder of its own finds none, on every machine.
        start.Environment["MAIL_CONFIG"] = "/nonexistent/name-a-folder-of-your-own";
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static bool IsLeftByMSBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
